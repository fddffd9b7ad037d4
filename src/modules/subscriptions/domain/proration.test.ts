import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { remainingValue } from './proration.js';

const start = new Date('2026-01-31T10:00:00Z');
const period = { start, end: new Date('2026-02-28T10:00:00Z') };
const SECONDS = (period.end.getTime() - start.getTime()) / 1_000;
const after = (seconds: number) => new Date(start.getTime() + seconds * 1_000);

it('is everything at the start and nothing at the end', () => {
  expect(remainingValue(1299, period, start)).toBe(1299);
  expect(remainingValue(1299, period, period.end)).toBe(0);
});

it('counts whole seconds', () => {
  expect(remainingValue(1299, period, new Date(after(60).getTime() + 999))).toBe(
    remainingValue(1299, period, after(60)),
  );
});

it('loses nothing to rounding: for any changes, the parts of a price add up to it', () => {
  const changes = fc.array(fc.integer({ min: 0, max: SECONDS }), { maxLength: 50 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_147_483_647 }), changes, (price, instants) => {
      const cuts = [0, ...instants.toSorted((a, b) => a - b), SECONDS];
      const parts = cuts
        .slice(1)
        .map(
          (cut, index) =>
            remainingValue(price, period, after(cuts[index] ?? 0)) -
            remainingValue(price, period, after(cut)),
        );
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(price);
      for (const part of parts) expect(part).toBeGreaterThanOrEqual(0);
    }),
  );
});

it('is monotonic in the price', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 1_000_000 }),
      fc.nat({ max: 1_000_000 }),
      fc.nat({ max: SECONDS }),
      (price, more, instant) => {
        const at = after(instant);
        expect(remainingValue(price + more, period, at)).toBeGreaterThanOrEqual(
          remainingValue(price, period, at),
        );
      },
    ),
  );
});
