import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentile, summarise } from './statistics.js';

const values = fc.array(fc.double({ noNaN: true, min: 0, max: 1e9 }), { minLength: 1 });

describe('the summary of rounds', () => {
  it('has median, minimum and maximum, in any order of input', () => {
    expect(summarise([10, 2, 9])).toEqual({ median: 9, least: 2, most: 10 });
  });

  it('takes the mean of the two middle values of an even number', () => {
    expect(summarise([4, 1, 2, 10])).toEqual({ median: 3, least: 1, most: 10 });
  });

  it('refuses to summarise nothing', () => {
    expect(() => summarise([])).toThrow(RangeError);
  });
});

describe('a percentile', () => {
  it('is a value that the given share does not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_value, index) => index + 1);
    expect([0, 0.5, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([1, 50, 99, 100]);
  });

  it('is the smallest such value', () => {
    fc.assert(
      fc.property(values, fc.double({ noNaN: true, min: 0.01, max: 1 }), (unsorted, share) => {
        const sorted = unsorted.toSorted((a, b) => a - b);
        const found = percentile(sorted, share);
        const within = sorted.filter((value) => value <= found).length;
        const below = sorted.filter((value) => value < found).length;
        expect(within).toBeGreaterThanOrEqual(share * sorted.length);
        expect(below).toBeLessThan(share * sorted.length);
      }),
    );
  });
});
