import type { Clock } from '../../../shared/clock.js';
import type { SessionChange } from './session-revocations.js';

export interface SessionMemoryOptions {
  readonly accessTokenSeconds: number;
  /** The allowed difference between processes' clocks. */
  readonly toleranceSeconds: number;
  /** How many sessions are remembered individually. */
  readonly most: number;
  readonly clock: Clock;
}

interface Remembered {
  readonly leastVersion: number;
  readonly forgetAt: number;
}

/**
 * The sessions known to this process to have ended or changed, for as long as their access tokens may be unexpired.
 * It forgets nothing that still matters: when it overflows, it refuses every token that might be affected. Clients
 * renew such tokens; those that cannot are the ones to be kept out.
 */
export interface SessionMemory {
  /** @returns the sessions that were new to it */
  remember(changes: readonly SessionChange[]): string[];
  /** Handles an overflow: every token that may be affected is refused. */
  overflow(): void;
  /** Whether a token of this session and version that expires then is refused. */
  isRefused(sessionId: string, version: number, expiresAt: Date): boolean;
}

export function createSessionMemory(options: SessionMemoryOptions): SessionMemory {
  const { accessTokenSeconds, toleranceSeconds, most, clock } = options;
  const keptMs = (accessTokenSeconds + toleranceSeconds) * 1000;
  /** In the order of forgetting. */
  const sessions = new Map<string, Remembered>();
  /** Tokens that expire before this may belong to a forgotten session. */
  let refusedBefore = 0;

  function forget(now: number): void {
    for (const [sessionId, { forgetAt }] of sessions) {
      if (forgetAt > now && sessions.size <= most) return;
      if (forgetAt > now) refusedBefore = Math.max(refusedBefore, forgetAt);
      sessions.delete(sessionId);
    }
  }

  return {
    remember(changes) {
      const now = clock.now().getTime();
      const news = changes.filter(({ sessionId, leastVersion }) => {
        const known = sessions.get(sessionId)?.leastVersion ?? 0;
        // An ended session stays ended, in whatever order messages arrive.
        const least = leastVersion ?? Number.POSITIVE_INFINITY;
        if (least <= known) return false;
        sessions.delete(sessionId);
        sessions.set(sessionId, { leastVersion: least, forgetAt: now + keptMs });
        return true;
      });
      forget(now);
      return news.map(({ sessionId }) => sessionId);
    },

    overflow() {
      refusedBefore = clock.now().getTime() + keptMs;
    },

    isRefused(sessionId, version, expiresAt) {
      const known = sessions.get(sessionId);
      if (known && version < known.leastVersion) return true;
      return expiresAt.getTime() < refusedBefore;
    },
  };
}
