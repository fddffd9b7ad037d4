import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  BOUNDARIES,
  bucketOf,
  HIGHEST_BUCKET,
  LOWEST_BUCKET,
  quantilesOf,
  RELATIVE_ERROR,
} from './latency-buckets.js';

const duration = fc.double({ min: 0.016, max: 4_000_000, noNaN: true });
const QUANTILES = [0, 0.5, 0.95, 0.99, 1];
/** The rounding error of logarithms. */
const ROUNDING = 1e-9;

function countsOf(parts: readonly (readonly number[])[]): Map<number, number> {
  const merged = new Map<number, number>();
  for (const part of parts) {
    for (const each of part) merged.set(bucketOf(each), (merged.get(bucketOf(each)) ?? 0) + 1);
  }
  return merged;
}

it('have percentiles over many processes as if one had measured, within their error', () => {
  const processes = fc.array(fc.array(duration, { maxLength: 200 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(processes, (parts) => {
      const all = parts.flat().toSorted((one, other) => one - other);
      fc.pre(all.length > 0);
      for (const [index, estimate] of quantilesOf(countsOf(parts), QUANTILES).entries()) {
        const truth = all[Math.floor((QUANTILES[index] ?? 0) * (all.length - 1))] ?? 0;
        expect(Math.abs((estimate ?? 0) - truth)).toBeLessThanOrEqual(truth * (RELATIVE_ERROR + ROUNDING));
      }
    }),
    { numRuns: 300 },
  );
});

it('have an error of about 1 %', () => {
  expect(RELATIVE_ERROR).toBeLessThan(0.011);
});

it('have no percentiles without measurements', () => {
  expect(quantilesOf(new Map(), [0.5])).toEqual([null]);
});

it('clamp values to their range', () => {
  for (const odd of [0, -1, Number.NaN, Number.MIN_VALUE]) expect(bucketOf(odd)).toBe(LOWEST_BUCKET);
  for (const long of [2 ** 22, Number.MAX_VALUE, Number.POSITIVE_INFINITY]) {
    expect(bucketOf(long)).toBe(HIGHEST_BUCKET);
  }
});

it('have boundaries at those of Prometheus', () => {
  for (const { bucket, seconds } of BOUNDARIES) {
    expect(bucketOf(seconds * 1_000 * (1 - ROUNDING))).toBe(bucket);
    expect(bucketOf(seconds * 1_000 * (1 + ROUNDING))).toBe(bucket + 1);
  }
});
