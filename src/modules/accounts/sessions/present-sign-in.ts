import type { SignedInType } from '../accounts.types.js';
import type { SignedIn } from './session-opening.js';

/** A sign-in as clients see it. */
export function presentSignIn({ account, accessToken, refreshToken }: SignedIn): SignedInType {
  return {
    account,
    accessToken: accessToken.token,
    accessTokenExpiresAt: accessToken.expiresAt,
    refreshToken,
  };
}
