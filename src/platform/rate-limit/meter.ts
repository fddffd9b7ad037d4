/** The state of a meter. */
export interface MeterStanding {
  readonly remaining: number;
  /** The time until the full capacity is available if nothing is taken. */
  readonly resetMicros: number;
}

/**
 * What was taken from one limit by one subject. All times are integers in microseconds of one clock, and all numbers
 * are below 2^53, so that the Redis script, which computes in the same steps, gives exactly the same results.
 */
export interface Meter {
  /** The time until a cost can be taken if nothing else is; 0: now. Only for costs within the capacity. */
  waitFor(cost: number, now: number): number;
  take(cost: number, now: number): void;
  standing(now: number): MeterStanding;
  /** Only for leases: releases units taken at an instant. */
  giveBack?(units: number, takenAt: number): void;
  /** How many numbers it holds. */
  size(): number;
}
