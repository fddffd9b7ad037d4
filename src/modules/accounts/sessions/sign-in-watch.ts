import type { Clock } from '../../../shared/clock.js';
import { UnauthenticatedError } from '../../../shared/domain-error.js';
import type { Viewer } from '../../../shared/viewer.js';
import type { AccessTokens, VerifiedToken } from '../tokens/access-token.js';
import { bearerToken } from '../tokens/bearer-token.js';
import type { SigningKeyRing } from '../tokens/signing-key-ring.js';
import type { SessionRevocations } from './session-revocations.js';

export interface SignInWatchDependencies {
  readonly accessTokens: AccessTokens;
  readonly revocations: SessionRevocations;
  readonly keys: Pick<SigningKeyRing, 'onEnded'>;
  readonly clock: Clock;
}

export interface SignInWatcher {
  /** The access token is about to expire, unless it is replaced. */
  onExpiring(expiresAt: Date): void;
  /** The access token has expired, or was revoked. */
  onEnd(): void;
}

export interface WatchedSignIn {
  /** Null for a visitor. */
  readonly accountId: string | null;
  /**
   * Replaces the watched token by a newer one of the same session. @returns when it expires
   * @throws UnauthenticatedError when it is invalid, or of another session
   */
  renew(authorization: string): Promise<Date>;
  stop(): void;
}

/** How long before the expiry to warn; half of the remaining time if that is shorter. */
const WARNING_MS = 60_000;

/** For connections that outlive a request: notices when their sign-in is no longer valid. */
export function createSignInWatch({ accessTokens, revocations, keys, clock }: SignInWatchDependencies) {
  /** Watches one token, with one timer. @returns a function that stops it */
  function watchToken({ viewer, expiresAt, keyId }: VerifiedToken, watcher: SignInWatcher): () => void {
    const left = expiresAt.getTime() - clock.now().getTime();
    const warning = Math.min(WARNING_MS, left / 2);
    let timer = setTimeout(() => {
      timer = setTimeout(watcher.onEnd, warning);
      watcher.onExpiring(expiresAt);
    }, left - warning);
    const endIfRevoked = () => {
      if (revocations.isRevoked(viewer.sessionId, viewer.sessionVersion, expiresAt)) watcher.onEnd();
    };
    const stops = [
      // A late message may be about a version that this token already has.
      revocations.onRevoked(viewer.sessionId, endIfRevoked),
      keys.onEnded(keyId, watcher.onEnd),
    ];
    // The session may have ended between the check and the subscription.
    endIfRevoked();
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }

  /**
   * Signals when the access token in an `Authorization` header is about to expire, when it expires, and when its session or
   * signing key ends. A visitor's sign-in never ends, and cannot be upgraded.
   * @throws UnauthenticatedError when the token is invalid
   */
  return async function watchSignIn(
    authorization: string | undefined,
    watcher: SignInWatcher,
  ): Promise<WatchedSignIn> {
    const verify = (header: string | undefined) => {
      const token = bearerToken(header);
      return token === null ? null : accessTokens.verify(token);
    };
    const first = await verify(authorization);
    let stopWatching = first ? watchToken(first, watcher) : () => undefined;
    let stopped = false;

    return {
      accountId: first?.viewer.accountId ?? null,
      async renew(header) {
        const renewed = await verify(header);
        if (!renewed || !first || !isSameSession(renewed.viewer, first.viewer)) {
          throw new UnauthenticatedError('This is the access token of another sign-in.');
        }
        stopWatching();
        if (!stopped) stopWatching = watchToken(renewed, watcher);
        return renewed.expiresAt;
      },
      stop() {
        stopped = true;
        stopWatching();
      },
    };
  };
}

function isSameSession(one: Viewer, other: Viewer): boolean {
  return one.accountId === other.accountId && one.sessionId === other.sessionId;
}
