import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CountTiers } from './count-tiers.js';
import { NarrowCounts, WideCounts } from './ranked-counts.js';

const RANKS = 100;

/** @returns tier and rank of all, the highest tier first */
function arranged(tiers: CountTiers): number[][] {
  tiers.arrange();
  const all: number[][] = [];
  for (let tier = tiers.highest; tier > 0; tier -= 1) {
    for (let at = tiers.begin(tier); at < tiers.end(tier); at += 1) all.push([tier, tiers.rankAt(at)]);
  }
  return all;
}

test.each([
  { kind: 'two bytes', create: () => new NarrowCounts(RANKS), greatest: NarrowCounts.greatest },
  { kind: 'four', create: () => new WideCounts(RANKS), greatest: 1_000 },
])('counts in $kind are moved to tiers from the last rank on, and reset to 0', ({ create, greatest }) => {
  const few = fc.constantFrom(0, 0, 0, 1, 2, 3);
  const filled = fc.array(fc.oneof(few, fc.nat(greatest)), { minLength: RANKS, maxLength: RANKS });
  fc.assert(
    fc.property(filled, fc.integer({ min: 1, max: 2 * RANKS }), (values, wanted) => {
      const ranked = create();
      ranked.counts.set(values);
      const moved = new CountTiers(greatest, RANKS, wanted);
      ranked.moveTo(moved);
      const expected = new CountTiers(greatest, RANKS, wanted);
      for (let rank = RANKS - 1; rank >= 0; rank -= 1) {
        const count = values[rank] ?? 0;
        if (count > 0) expected.put(count, rank);
      }
      expect(arranged(moved)).toEqual(arranged(expected));
      expect(ranked.counts.every((count) => count === 0)).toBe(true);
    }),
  );
});
