import { RateLimitedError } from '../../shared/domain-error.js';

/** How often something may be tried before it has to wait. */
export interface AttemptLimit {
  /** What is tried, such as `pin`. */
  readonly name: string;
  readonly most: number;
  /** From the first try. When they are over, counting begins anew. */
  readonly windowSeconds: number;
}

/** A limit is used up. */
export class TriedTooOftenError extends RateLimitedError {
  /** @param until when counting begins anew: the same for all tries that one limit refuses until then */
  constructor(
    readonly until: Date,
    now: Date,
  ) {
    super(Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)));
  }
}

/**
 * Bounds guessing. A try is counted before it is made, so that any number of simultaneous ones cannot
 * exceed a limit, and the count survives whatever the caller's transaction does.
 */
export interface AttemptLimiter {
  /**
   * Counts one more try for a subject, such as an address, under each of the limits in turn. One that is used up
   * refuses the try, which does not count for those after it: name the shortest time first.
   * @throws TriedTooOftenError
   */
  take(subject: string, limits: readonly AttemptLimit[]): Promise<void>;
  /** Takes back one try that was none after all, such as of what turned out to be meant for another subject. */
  giveBack(subject: string, limits: readonly AttemptLimit[]): Promise<void>;
  /** Forgets the subject's tries, such as after the right one. */
  clear(subject: string, limits: readonly AttemptLimit[]): Promise<void>;
  /** Removes counts whose time is over. */
  prune(): Promise<void>;
}
