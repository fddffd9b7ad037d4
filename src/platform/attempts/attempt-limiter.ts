import { RateLimitedError } from '../../shared/domain-error.js';

/** A limit on attempts in a fixed window. */
export interface AttemptLimit {
  /** The kind of attempt, such as `pin`. */
  readonly name: string;
  readonly most: number;
  /** The window, from the first attempt. */
  readonly windowSeconds: number;
}

/** A limit is exceeded. */
export class TooManyAttemptsError extends RateLimitedError {
  /** @param until the end of the window: the same for all attempts refused in it */
  constructor(
    readonly until: Date,
    now: Date,
  ) {
    super(Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)));
  }
}

/**
 * Limits guessing. An attempt is counted before it is made, so that concurrent attempts cannot exceed a limit, and
 * independently of the caller's transaction.
 */
export interface AttemptLimiter {
  /**
   * Counts an attempt of a subject, such as an address, under each limit in turn. When a limit refuses, the later
   * ones do not count the attempt: put the shortest window first.
   * @throws TooManyAttemptsError
   */
  take(subject: string, limits: readonly AttemptLimit[]): Promise<void>;
  /** Takes back an attempt that should not count, for example because it was meant for another subject. */
  giveBack(subject: string, limits: readonly AttemptLimit[]): Promise<void>;
  /** Resets a subject's counts, for example after a successful attempt. */
  clear(subject: string, limits: readonly AttemptLimit[]): Promise<void>;
  /** Deletes expired counts. */
  prune(): Promise<void>;
}
