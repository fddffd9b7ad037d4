import type { RateLimitPolicy } from '../../../src/platform/rate-limit/rate-limiter.js';

export interface BenchLimit {
  readonly name: string;
  readonly most: number;
  readonly windowSeconds: number;
}

/** A limiter as one process has it, over one connection. */
export interface LimiterInstance {
  /** Takes one of each limit. @returns whether it is admitted */
  take(subject: string): Promise<boolean>;
  close(): Promise<void>;
}

export interface LimiterOptions {
  readonly url: string;
  /** Of all keys in Redis. */
  readonly prefix: string;
  readonly limits: readonly BenchLimit[];
  /** By which of our algorithms. A peer has its own. */
  readonly algorithm: Exclude<RateLimitPolicy['algorithm'], 'concurrency'>;
}

/** Somebody's limiter. */
export interface LimiterContender {
  readonly name: string;
  open(options: LimiterOptions): Promise<LimiterInstance>;
}
