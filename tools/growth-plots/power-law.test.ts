import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentOf, secondsPerStep } from './power-law.js';

const SIZES = [10, 300, 5_000, 70_000];

describe('the exponent of growth', () => {
  it('is that of the power law of the points, whatever the time of a step', () => {
    const exponents = fc.double({ min: 0.1, max: 3, noNaN: true });
    const factors = fc.double({ min: 1e-12, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(exponents, factors, (exponent, factor) => {
        const points = SIZES.map((steps) => ({ steps, seconds: factor * steps ** exponent }));
        expect(exponentOf(points)).toBeCloseTo(exponent, 6);
      }),
    );
  });

  it('is between those of inconsistent points', () => {
    const points = [
      { steps: 1, seconds: 1 },
      { steps: 10, seconds: 10 },
      { steps: 100, seconds: 1_000 },
    ];
    expect(exponentOf(points)).toBeCloseTo(1.5, 9);
  });

  it('needs two sizes', () => {
    expect(() => exponentOf([])).toThrow(RangeError);
    expect(() => exponentOf([{ steps: 5, seconds: 1 }])).toThrow('at least two different sizes');
  });
});

describe('the time of a step', () => {
  it('is the geometric mean over the points', () => {
    const points = [
      { steps: 10, seconds: 10 },
      { steps: 20, seconds: 80 },
    ];
    expect(secondsPerStep(points)).toBeCloseTo(2, 9);
  });

  it('is undefined without measurements', () => {
    expect(() => secondsPerStep([])).toThrow('Nothing was measured');
  });
});
