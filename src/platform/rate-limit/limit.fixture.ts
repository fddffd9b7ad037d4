import fc from 'fast-check';
import type { RateLimitPolicy } from './rate-limiter.js';

/** Limits of a minute and more: tests set the time of the script, but Redis expires keys by its own clock. */
const windowSeconds = fc.integer({ min: 60, max: 7_200 });
const most = fc.integer({ min: 1, max: 12 });

export const anyPolicy: fc.Arbitrary<RateLimitPolicy> = fc.oneof(
  fc.record({
    name: fc.constant('bucket'),
    algorithm: fc.constant('token-bucket' as const),
    capacity: most,
    refillPerSecond: fc.double({ min: 0.000_5, max: 0.015, noNaN: true }),
  }),
  fc.record({
    name: fc.constant('log'),
    algorithm: fc.constant('sliding-log' as const),
    most,
    windowSeconds,
  }),
  fc.record({
    name: fc.constant('counter'),
    algorithm: fc.constant('sliding-counter' as const),
    most,
    windowSeconds,
  }),
  fc.record({
    name: fc.constant('leases'),
    algorithm: fc.constant('concurrency' as const),
    most,
    leaseSeconds: windowSeconds,
  }),
);

/** The time until the next take, in microseconds: nothing, a moment, a window or more. */
export const anyStep: fc.Arbitrary<number> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  fc.integer({ min: 1, max: 1_000 }),
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 60_000_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 3_600_000_000 }) },
  fc.integer({ min: 1, max: 30_000_000_000 }),
);
