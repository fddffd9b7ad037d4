import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDueEarly } from './early-refresh.js';

const cached = (loadMs: number, freshUntil: number) => ({ value: null, loadMs, freshUntil });

describe('a value', () => {
  it('is due after its expiry, whatever the random number', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.double({ min: Number.MIN_VALUE, max: 1, noNaN: true }),
        (loadMs, late, random) => {
          expect(isDueEarly(cached(loadMs, 1_000), 1_000 + late, random)).toBe(true);
        },
      ),
    );
  });

  it('is never due early if it loads instantly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 1e-9, max: 1, noNaN: true }),
        (left, random) => {
          expect(isDueEarly(cached(0, left), 0, random)).toBe(false);
        },
      ),
    );
  });

  it('is due early with the probability of the paper: e to the power of minus the remaining time in loads', () => {
    const draws = Array.from({ length: 10_000 }, (_, index) => (index + 0.5) / 10_000);
    for (const loadsLeft of [0.5, 1, 2, 4]) {
      const due = draws.filter((random) => isDueEarly(cached(100, 100 * loadsLeft), 0, random)).length;
      expect(due / draws.length).toBeCloseTo(Math.exp(-loadsLeft), 3);
    }
  });
});
