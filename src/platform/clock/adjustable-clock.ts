import type { Clock } from '../../shared/clock.js';

/** A clock that runs with another one, by so much ahead of it. */
export interface AdjustableClock extends Clock {
  /** How far ahead, in milliseconds. */
  readonly aheadMs: number;
  /** Moves it to so far ahead. It never goes back: less than it is already ahead changes nothing. */
  raiseTo(aheadMs: number): void;
}

export function createAdjustableClock(base: Clock): AdjustableClock {
  let aheadMs = 0;
  return {
    now: () => new Date(base.now().getTime() + aheadMs),
    get aheadMs() {
      return aheadMs;
    },
    raiseTo(wantedMs) {
      aheadMs = Math.max(aheadMs, wantedMs);
    },
  };
}
