import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPolicy, anyStep } from './limit.fixture.js';
import { type Limit, limitOf } from './limit.js';
import type { RateLimitPolicy } from './rate-limiter.js';
import { createMeter, takeAllOrNothing } from './take-all-or-nothing.js';

/** A Thursday, at an odd microsecond. */
const BEGIN = 1_767_225_600_123_457;

interface Taken {
  readonly at: number;
  readonly cost: number;
}

const anyTakes = fc.array(fc.record({ step: anyStep, cost: fc.integer({ min: 1, max: 4 }) }), {
  minLength: 1,
  maxLength: 80,
});

/** The admitted costs of one limit, in order. */
function admittedOf(limit: Limit, takes: readonly { readonly step: number; readonly cost: number }[]) {
  const meter = createMeter(limit);
  const admitted: Taken[] = [];
  let at = BEGIN;
  for (const { step, cost } of takes) {
    at += step;
    const [outcome] = takeAllOrNothing([{ limit, meter, cost }], at);
    if (outcome?.waitMicros === 0) admitted.push({ at, cost });
  }
  return admitted;
}

/** Every interval from one take to another, with everything that was taken in it. */
function stretchesOf(admitted: readonly Taken[]) {
  return admitted.flatMap(({ at: from }, first) => {
    let sum = 0;
    return admitted.slice(first).map(({ at: until, cost }) => ({ from, until, sum: (sum += cost) }));
  });
}

function holdsFor(
  algorithm: RateLimitPolicy['algorithm'],
  isWithin: (
    limit: Limit,
    stretch: { readonly from: number; readonly until: number; readonly sum: number },
    admitted: readonly Taken[],
  ) => boolean,
): void {
  const ofThis = anyPolicy.filter((policy) => policy.algorithm === algorithm);
  fc.assert(
    fc.property(ofThis, anyTakes, (policy, takes) => {
      const limit = limitOf(policy);
      const admitted = admittedOf(limit, takes);
      return stretchesOf(admitted).every((stretch) => isWithin(limit, stretch, admitted));
    }),
    { numRuns: 500 },
  );
}

describe('the admitted amount', () => {
  it('by a log never exceeds the limit in any window', () => {
    expect(() =>
      holdsFor(
        'sliding-log',
        ({ most, spanMicros }, { from, until, sum }) => until - from >= spanMicros || sum <= most,
      ),
    ).not.toThrow();
  });

  it('of unreleased leases never exceeds the limit at any time', () => {
    expect(() =>
      holdsFor(
        'concurrency',
        ({ most, spanMicros }, { from, until, sum }) => until - from >= spanMicros || sum <= most,
      ),
    ).not.toThrow();
  });

  it('by a bucket never exceeds its capacity plus what was refilled', () => {
    expect(() =>
      holdsFor(
        'token-bucket',
        ({ most, spanMicros }, { from, until, sum }) => (sum - most) * spanMicros <= until - from,
      ),
    ).not.toThrow();
  });

  it('by two counters never exceeds the limit plus late units of the previous window', () => {
    expect(() =>
      holdsFor('sliding-counter', ({ most, spanMicros }, { from, until, sum }, admitted) => {
        if (until - from >= spanMicros) return true;
        const begin = until - (until % spanMicros);
        const before = admitted.filter(({ at }) => at >= begin - spanMicros && at < begin);
        const previous = before.reduce((total, { cost }) => total + cost, 0);
        return (sum - most) * spanMicros <= previous * (until - begin) && sum < 2 * most;
      }),
    ).not.toThrow();
  });
});

describe('a refusal', () => {
  it('states when the same is admitted, to the microsecond', () => {
    let refusals = 0;
    fc.assert(
      fc.property(anyPolicy, anyTakes, (policy, takes) => {
        const limit = limitOf(policy);
        const meter = createMeter(limit);
        let now = BEGIN;
        for (const { step, cost } of takes) {
          now += step;
          const [outcome] = takeAllOrNothing([{ limit, meter, cost }], now);
          const wait = outcome?.waitMicros ?? 0;
          if (wait === 0 || cost > limit.most) continue;
          refusals += 1;
          expect(meter.waitFor(cost, now + wait - 1)).toBe(1);
          expect(meter.waitFor(cost, now + wait)).toBe(0);
        }
      }),
      { numRuns: 500 },
    );
    expect(refusals).toBeGreaterThan(500);
  });

  it('of a cost above the limit states a whole period, and costs nothing', () => {
    const limit = limitOf({ name: 'few', algorithm: 'sliding-log', most: 2, windowSeconds: 60 });
    const meter = createMeter(limit);
    expect(takeAllOrNothing([{ limit, meter, cost: 3 }], BEGIN)).toEqual([
      { remaining: 2, resetMicros: 0, waitMicros: 60_000_000 },
    ]);
  });
});

describe('the state of a limit', () => {
  it('is the available amount, and when all of it is available again', () => {
    fc.assert(
      fc.property(anyPolicy, anyTakes, (policy, takes) => {
        const limit = limitOf(policy);
        const meter = createMeter(limit);
        let now = BEGIN;
        for (const { step, cost } of takes) {
          now += step;
          takeAllOrNothing([{ limit, meter, cost }], now);
          const { remaining, resetMicros } = meter.standing(now);
          expect(meter.waitFor(remaining, now)).toBe(0);
          expect(remaining === limit.most || meter.waitFor(remaining + 1, now) > 0).toBe(true);
          expect(meter.standing(now + resetMicros)).toEqual({ remaining: limit.most, resetMicros: 0 });
          expect(resetMicros).toBeLessThanOrEqual(limit.periodMicros);
        }
      }),
    );
    expect.hasAssertions();
  });

  it('of two counters weights the previous window by the rest of this one', () => {
    const limit = limitOf({ name: 'ten', algorithm: 'sliding-counter', most: 10, windowSeconds: 100 });
    const meter = createMeter(limit);
    const second = 1_000_000;
    meter.take(10, 199 * second);
    expect(meter.standing(200 * second).remaining).toBe(0);
    expect(meter.standing(230 * second).remaining).toBe(3);
    expect(meter.waitFor(5, 230 * second)).toBe(20 * second);
    expect(meter.standing(300 * second).remaining).toBe(10);
  });

  it.each<RateLimitPolicy>([
    { name: 'bucket', algorithm: 'token-bucket', capacity: 2, refillPerSecond: 0.01 },
    { name: 'log', algorithm: 'sliding-log', most: 2, windowSeconds: 60 },
    { name: 'counter', algorithm: 'sliding-counter', most: 2, windowSeconds: 60 },
  ])('is restored once a clock that was ahead is set back: $name', (policy) => {
    const meter = createMeter(limitOf(policy));
    meter.take(2, BEGIN);
    const before = meter.standing(BEGIN);
    const muchLater = BEGIN + 3_600_000_000;
    expect(meter.standing(muchLater).remaining).toBe(2);
    expect(meter.waitFor(1, muchLater)).toBe(0);
    expect(meter.standing(BEGIN)).toEqual(before);
  });
});

describe('a policy', () => {
  it.each([
    { name: 'none', algorithm: 'token-bucket', capacity: 0, refillPerSecond: 1 },
    { name: 'never', algorithm: 'token-bucket', capacity: 1, refillPerSecond: 0 },
    { name: 'half', algorithm: 'sliding-log', most: 1.5, windowSeconds: 60 },
    { name: 'huge', algorithm: 'sliding-log', most: 1_001, windowSeconds: 60 },
    { name: 'endless', algorithm: 'sliding-counter', most: 1_000_000, windowSeconds: 86_400 },
    { name: 'no time', algorithm: 'sliding-counter', most: 1, windowSeconds: 0 },
  ] satisfies RateLimitPolicy[])('that cannot be enforced exactly is refused: $name', (policy) => {
    expect(() => limitOf(policy)).toThrow(RangeError);
  });
});
