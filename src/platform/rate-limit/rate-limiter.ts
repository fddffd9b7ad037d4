/**
 * A limit. Costs are integers, usually 1.
 * - `token-bucket`: bursts up to `capacity`, and `refillPerSecond` in the long run. Constant memory.
 * - `sliding-log`: at most `most` in any `windowSeconds`, exactly. Memory grows with `most`.
 * - `sliding-counter`: about `most` in any `windowSeconds`, using two counters. Constant memory.
 * - `concurrency`: at most `most` at the same time. Each holds a lease until it is released, or for `leaseSeconds` if
 *   its holder dies. Memory grows with `most`.
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
  /** Who is limited, such as an account's id or a network. It may be long and personal: servers only see its hash. */
  readonly subject: string;
  /** Default: 1. */
  readonly cost?: number;
}

/** The state of one limit after a decision. */
export interface RateLimitStanding {
  readonly policy: RateLimitPolicy;
  /** The cost that would be admitted now. */
  readonly remaining: number;
  /** Seconds, rounded up, until the full capacity is available if nothing is taken. */
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
  /** When it was taken, in microseconds, by the clock of its store. */
  readonly takenMicros: number;
  /** Whether it was taken from this process alone, while Redis was down; otherwise it is in Redis. */
  readonly isOwn: boolean;
}

export interface RateLimiter {
  /**
   * Takes from all limits, or from none: a refusal by one costs nothing of the others. One round trip however many
   * there are. Does not throw in an outage: while Redis is down, each process limits by itself.
   *
   * A recently refused cost that cannot be admitted yet is refused without a round trip, with the standings of the
   * last refusal. A cost above the capacity of a limit is never admitted, and always waits for a whole period.
   * @throws RangeError for an invalid policy or cost, which is a programming error
   */
  take(checks: readonly RateLimitCheck[]): Promise<RateLimitDecision>;
}

/** A rate limiter that also limits concurrency. */
export interface ConcurrencyLimiter extends RateLimiter {
  /**
   * Releases leases; has no effect on expired ones. Never throws: leases whose release does not reach Redis expire.
   * @param leases each of them once: leases taken in the same microsecond are interchangeable, so releasing one twice
   *   may end another
   */
  release(leases: readonly RateLimitLease[]): Promise<void>;
}
