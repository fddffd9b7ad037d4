/**
 * How much is admitted. Costs are whole numbers, usually 1.
 * - `token-bucket`: bursts up to `capacity`, and `refillPerSecond` in the long run. Constant memory.
 * - `sliding-log`: at most `most` in any `windowSeconds`, exactly. Memory grows with `most`.
 * - `sliding-counter`: about `most` in any `windowSeconds`, using two counters. Constant memory.
 * - `concurrency`: at most `most` at once. Each holds a lease until it is released, or for `leaseSeconds` when its holder
 *   has died. Memory grows with `most`.
 */
export type RateLimitPolicy =
  | {
      readonly name: string;
      readonly algorithm: 'token-bucket';
      readonly capacity: number;
      readonly refillPerSecond: number;
    }
  | {
      readonly name: string;
      readonly algorithm: 'sliding-log' | 'sliding-counter';
      readonly most: number;
      readonly windowSeconds: number;
    }
  | {
      readonly name: string;
      readonly algorithm: 'concurrency';
      readonly most: number;
      readonly leaseSeconds: number;
    };

export interface RateLimitCheck {
  readonly policy: RateLimitPolicy;
  /** Whom it counts for, such as an account's id or a network. It may be long and personal: no server sees more than its hash. */
  readonly subject: string;
  /** Default: 1. */
  readonly cost?: number;
}

/** The state of one limit after a decision. */
export interface RateLimitStanding {
  readonly policy: RateLimitPolicy;
  /** What could be taken at once now. */
  readonly remaining: number;
  /** In how many seconds, rounded up, all of it is there again if nothing is taken. */
  readonly resetSeconds: number;
}

export interface RateLimitDecision {
  readonly isAdmitted: boolean;
  /**
   * Seconds, rounded up, until the same cost may be admitted; 0 when it is now. For a concurrency limit, until enough leases
   * expire; sooner if they are released.
   */
  readonly retryAfterSeconds: number;
  /** One for each check, in their order. */
  readonly standings: readonly RateLimitStanding[];
  /** The leases taken from concurrency limits, to be released when the work ends; absent without any. */
  readonly leases?: readonly RateLimitLease[];
}

/** A lease held from a concurrency limit. */
export interface RateLimitLease {
  readonly policy: RateLimitPolicy;
  readonly subject: string;
  readonly units: number;
  /** When it was taken, in microseconds, by the clock of the store that keeps it. */
  readonly takenMicros: number;
  /** This process alone, while Redis was away; otherwise Redis. */
  readonly isOwn: boolean;
}

export interface RateLimiter {
  /**
   * Takes from all of the limits, or from none: one that refuses costs nothing of the others. One round trip however many
   * there are. Never throws for an outage: while Redis is away, each process limits by itself.
   *
   * What was refused just now, and cannot be admitted yet, is refused without a round trip: its standings are those of the
   * last refusal. A cost above all of a limit is never admitted, and waits for a whole period each time.
   * @throws RangeError for a policy or a cost that makes no sense: a slip of the program
   */
  take(checks: readonly RateLimitCheck[]): Promise<RateLimitDecision>;
}

/** A rate limiter that also limits concurrency. */
export interface ConcurrencyLimiter extends RateLimiter {
  /**
   * Gives back what is over; one that has run out changes nothing. Never throws: what Redis does not hear of runs out.
   * @param leases each of them once: leases of one microsecond are alike, and a second time may end another's
   */
  release(leases: readonly RateLimitLease[]): Promise<void>;
}
