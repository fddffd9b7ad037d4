import type { SignedInType } from '../accounts.types.js';
import type { SignedIn } from './session-opening.js';

/** A sign-in as clients see it. */
export function presentSignIn({
  account,
  boundProfileId,
  accessToken,
  refreshToken,
}: SignedIn): SignedInType {
  return {
    account: { ...account, boundProfileId },
    accessToken: accessToken.token,
    accessTokenExpiresAt: accessToken.expiresAt,
    refreshToken,
  };
}
