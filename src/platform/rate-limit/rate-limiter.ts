/**
 * How much is admitted. Costs are whole numbers, usually 1.
 * - `token-bucket`: bursts up to `capacity`, and `refillPerSecond` in the long run. Constant memory.
 * - `sliding-log`: never more than `most` in any `windowSeconds`, exactly. Memory grows with `most`.
 * - `sliding-counter`: about `most` in any `windowSeconds`, by two counters. Constant memory.
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
    };

export interface RateLimitCheck {
  readonly policy: RateLimitPolicy;
  /** Whom it counts for, such as an account's id or a network. It may be long and personal: no server sees more than its hash. */
  readonly subject: string;
  /** Default: 1. */
  readonly cost?: number;
}

/** Where one limit stands after a decision. */
export interface RateLimitStanding {
  readonly policy: RateLimitPolicy;
  /** What could be taken at once now. */
  readonly remaining: number;
  /** In how many seconds, rounded up, all of it is there again if nothing is taken. */
  readonly resetSeconds: number;
}

export interface RateLimitDecision {
  readonly isAdmitted: boolean;
  /** In how many seconds, rounded up, the same may be admitted; 0 where it is now. */
  readonly retryAfterSeconds: number;
  /** One for each check, in their order. */
  readonly standings: readonly RateLimitStanding[];
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
