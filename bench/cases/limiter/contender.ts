import type { RateLimitPolicy } from '../../../src/platform/rate-limit/rate-limiter.js';

export interface BenchLimit {
  readonly name: string;
  readonly most: number;
  readonly windowSeconds: number;
}

/** A limiter in one process, over one connection. */
export interface LimiterInstance {
  /** Takes one from each limit. @returns whether it is admitted */
  take(subject: string): Promise<boolean>;
  close(): Promise<void>;
}

export interface LimiterOptions {
  readonly url: string;
  /** The prefix of all keys in Redis. */
  readonly prefix: string;
  readonly limits: readonly BenchLimit[];
  /** The algorithm of ours. A peer has its own. */
  readonly algorithm: Exclude<RateLimitPolicy['algorithm'], 'concurrency'>;
}

/** A limiter under comparison. */
export interface LimiterContender {
  readonly name: string;
  open(options: LimiterOptions): Promise<LimiterInstance>;
}
