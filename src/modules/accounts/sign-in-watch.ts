import type { Clock } from '../../shared/clock.js';
import type { AccessTokens } from './access-token.js';
import { bearerToken } from './bearer-token.js';
import type { SessionRevocations } from './session-revocations.js';
import type { SigningKeyRing } from './signing-key-ring.js';

export interface SignInWatchDependencies {
  readonly accessTokens: AccessTokens;
  readonly revocations: SessionRevocations;
  readonly keys: Pick<SigningKeyRing, 'onEnded'>;
  readonly clock: Clock;
}

/** For what outlives a request: notices when the sign-in that it began with holds no longer. */
export function createSignInWatch({ accessTokens, revocations, keys, clock }: SignInWatchDependencies) {
  /**
   * Calls back when the access token in an `Authorization` header expires, or its session or its key
   * ends. A visitor's sign-in never ends. Call the result to stop watching.
   * @throws UnauthenticatedError when the token does not hold to begin with
   */
  return async function watchSignIn(
    authorization: string | undefined,
    onEnd: () => void,
  ): Promise<() => void> {
    const token = bearerToken(authorization);
    if (token === null) return () => undefined;
    const { viewer, expiresAt, keyId } = await accessTokens.verify(token);
    const expiry = setTimeout(onEnd, expiresAt.getTime() - clock.now().getTime());
    const stops = [revocations.onRevoked(viewer.sessionId, onEnd), keys.onEnded(keyId, onEnd)];
    return () => {
      clearTimeout(expiry);
      for (const stop of stops) stop();
    };
  };
}
