import type { Limit } from './limit.js';
import type { Meter, MeterStanding } from './meter.js';
import { createSlidingCounter } from './sliding-counter.js';
import { createSlidingLog } from './sliding-log.js';
import { createTokenBucket } from './token-bucket.js';

/** One limit's decision on a cost, and its state afterwards. */
export interface Outcome extends MeterStanding {
  /** The time until this limit admits the cost; 0: it does. */
  readonly waitMicros: number;
  /** For a lease: when it was taken, by the clock of its store. */
  readonly takenMicros?: number;
}

export interface MeteredCost {
  readonly limit: Limit;
  readonly meter: Meter;
  readonly cost: number;
}

const CREATE = {
  'token-bucket': createTokenBucket,
  'sliding-log': createSlidingLog,
  'sliding-counter': createSlidingCounter,
  concurrency: createSlidingLog,
};

export function createMeter(limit: Limit): Meter {
  return CREATE[limit.algorithm](limit);
}

/**
 * Takes from all meters or from none: the reference implementation of the Redis script. A cost above a limit's total is
 * never admitted, and always gets a wait of a whole period.
 */
export function takeAllOrNothing(costs: readonly MeteredCost[], now: number): readonly Outcome[] {
  const waits = costs.map(({ limit, meter, cost }) =>
    cost > limit.most ? limit.periodMicros : meter.waitFor(cost, now),
  );
  const isAdmitted = waits.every((wait) => wait === 0);
  if (isAdmitted) for (const { meter, cost } of costs) meter.take(cost, now);
  return costs.map(({ meter, limit }, index) => {
    const outcome = { ...meter.standing(now), waitMicros: waits[index] ?? 0 };
    return isAdmitted ? withLease(limit, outcome, now) : outcome;
  });
}

/** The newest unit of a log is the one that was just taken, and the last to expire. */
export function withLease(limit: Limit, outcome: Outcome, now: number): Outcome {
  if (limit.algorithm !== 'concurrency') return outcome;
  return { ...outcome, takenMicros: now + outcome.resetMicros - limit.spanMicros };
}
