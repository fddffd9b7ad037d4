import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { NarrowCounts, WideCounts } from './ranked-counts.js';

const RANKS = 100;

test.each([
  { kind: 'bytes', create: () => new NarrowCounts(RANKS), greatest: NarrowCounts.greatest },
  { kind: 'wider numbers', create: () => new WideCounts(RANKS), greatest: 1_000_000 },
])(
  'of counts in $kind the next that is great enough is found, wherever it is looked for',
  ({ create, greatest }) => {
    const filled = fc.array(fc.nat(greatest), { minLength: RANKS, maxLength: RANKS });
    const least = fc.integer({ min: 1, max: greatest + 1 });
    fc.assert(
      fc.property(filled, least, fc.nat(RANKS), fc.nat(RANKS), (values, wanted, from, end) => {
        const ranked = create();
        ranked.counts.set(values);
        const found = values.findIndex((value, rank) => rank >= from && rank < end && value >= wanted);
        expect(ranked.next(from, end, wanted)).toBe(found < 0 ? end : found);
      }),
    );
  },
);
