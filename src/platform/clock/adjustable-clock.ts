import type { Clock } from '../../shared/clock.js';

/** A clock that is ahead of another one by an adjustable offset. */
export interface AdjustableClock extends Clock {
  /** The offset in milliseconds. */
  readonly aheadMs: number;
  /** Sets the offset. The clock never goes back: a smaller offset is ignored. */
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
