/** The state of a meter. */
export interface MeterStanding {
  readonly remaining: number;
  /** How long until all of it is there again if nothing is taken. */
  readonly resetMicros: number;
}

/**
 * What was taken of one limit by one subject. All times are whole microseconds of one clock, and all numbers below 2^53, so that
 * Redis' script, which reckons in the same steps, says exactly the same.
 */
export interface Meter {
  /** How long until so much could be taken if nothing else is; 0: now. Only for what the limit can ever admit. */
  waitFor(cost: number, now: number): number;
  take(cost: number, now: number): void;
  standing(now: number): MeterStanding;
  /** Of leases alone: what was taken at an instant counts no more. */
  giveBack?(units: number, takenAt: number): void;
  /** How many numbers it holds. */
  size(): number;
}
