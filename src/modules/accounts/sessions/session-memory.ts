import type { Clock } from '../../../shared/clock.js';
import type { SessionChange } from './session-revocations.js';

export interface SessionMemoryOptions {
  readonly accessTokenSeconds: number;
  /** How far the clocks of processes may be apart. */
  readonly toleranceSeconds: number;
  /** How many sessions are remembered one by one. */
  readonly most: number;
  readonly clock: Clock;
}

interface Remembered {
  readonly leastVersion: number;
  readonly forgetAt: number;
}

/**
 * What this process knows of sessions that have ended or changed, for as long as access tokens of theirs may be
 * unexpired. It forgets nothing that still matters: where it cannot keep all of it, it refuses every token that might
 * be meant. Their clients renew them, and those who cannot are the ones that had to be kept out.
 */
export interface SessionMemory {
  /** @returns the sessions of which this was not known */
  remember(changes: readonly SessionChange[]): string[];
  /** There were more changes than are remembered: whatever token may be meant is refused. */
  overflow(): void;
  /** Whether a token of this session and version that expires then is refused. */
  isRefused(sessionId: string, version: number, expiresAt: Date): boolean;
}

export function createSessionMemory(options: SessionMemoryOptions): SessionMemory {
  const { accessTokenSeconds, toleranceSeconds, most, clock } = options;
  const keptMs = (accessTokenSeconds + toleranceSeconds) * 1000;
  /** In the order in which they are to be forgotten. */
  const sessions = new Map<string, Remembered>();
  /** Tokens that expire before may be of a session that is not remembered any more. */
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
        // A session that has ended stays so, and messages may arrive in any order.
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
