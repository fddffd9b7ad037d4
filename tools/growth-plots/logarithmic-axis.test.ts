import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logarithmicAxis } from './logarithmic-axis.js';

function labelsOf(values: readonly number[]): number[] {
  return logarithmicAxis(values)
    .ticks.filter(({ isLabelled }) => isLabelled)
    .map(({ value }) => value);
}

describe('a logarithmic axis', () => {
  it('has the tightest bounds among 1, 2 and 5 of a decade', () => {
    const { low, high } = logarithmicAxis([0.003, 4, 17]);
    expect([low, high]).toEqual([0.002, 20]);
  });

  it('ends at a value that is such a bound', () => {
    const { low, high } = logarithmicAxis([1e-5, 1e9]);
    expect([low, high]).toEqual([1e-5, 1e9]);
  });

  it('labels the decades, and values between them if they are few', () => {
    expect(labelsOf([3, 4_000])).toEqual([10, 100, 1_000]);
    expect(labelsOf([3, 40])).toEqual([2, 5, 10, 20, 50]);
  });

  it('has equal distances for equal ratios', () => {
    const { positionOf } = logarithmicAxis([1, 10_000]);
    expect([1, 10, 100, 10_000].map(positionOf)).toEqual([0, 0.25, 0.5, 1]);
  });

  it('contains all values, and has a length', () => {
    const values = fc.array(fc.double({ min: 1e-9, max: 1e15, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, (some) => {
        const { low, high, positionOf } = logarithmicAxis(some);
        expect(high).toBeGreaterThan(low);
        for (const position of some.map(positionOf)) {
          expect(position).toBeGreaterThan(-1e-6);
          expect(position).toBeLessThan(1 + 1e-6);
        }
      }),
    );
  });

  it('needs something to draw', () => {
    expect(() => logarithmicAxis([])).toThrow('nothing to draw');
  });
});
