import type { RateLimitPolicy } from '../../../src/platform/rate-limit/rate-limiter.js';

export const WINDOW_MICROS = 1_000_000;
export const SUBJECTS = ['ada', 'bob', 'eve'] as const;
/** Subjects with a limit for all processes together. */
export const TOGETHER = 'all';

const window = { algorithm: 'sliding-log', windowSeconds: WINDOW_MICROS / 1_000_000 } as const;

export const each: RateLimitPolicy = { name: 'each', most: 20, ...window };
export const together: RateLimitPolicy = { name: 'together', most: 40, ...window };
/** A limit with a subject per process: its key shows that the process reaches Redis. */
export const sign: RateLimitPolicy = { ...window, name: 'sign', algorithm: 'sliding-counter', most: 10_000 };

/** The most that may be admitted for a subject in a window. */
export function mostOf(subject: string): number {
  return subject === TOGETHER ? 40 : 20;
}
