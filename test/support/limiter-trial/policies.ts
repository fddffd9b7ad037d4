import type { RateLimitPolicy } from '../../../src/platform/rate-limit/rate-limiter.js';

export const WINDOW_MICROS = 1_000_000;
export const SUBJECTS = ['ada', 'bob', 'eve'] as const;
/** Of whom all have a limit together. */
export const TOGETHER = 'all';

const window = { algorithm: 'sliding-log', windowSeconds: WINDOW_MICROS / 1_000_000 } as const;

export const each: RateLimitPolicy = { name: 'each', most: 20, ...window };
export const together: RateLimitPolicy = { name: 'together', most: 40, ...window };
/** Taken by each process for itself: its key tells that the process reaches Redis. */
export const sign: RateLimitPolicy = { ...window, name: 'sign', algorithm: 'sliding-counter', most: 10_000 };

/** How much of a subject may be admitted in a window. */
export function mostOf(subject: string): number {
  return subject === TOGETHER ? 40 : 20;
}
