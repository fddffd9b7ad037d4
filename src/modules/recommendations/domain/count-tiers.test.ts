import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CountTiers } from './count-tiers.js';

const MOST = 9;
const RANKS = 60;

function ranksOf(tiers: CountTiers, tier: number): number[] {
  const ranks: number[] = [];
  for (let place = tiers.begin(tier); place < tiers.end(tier); place += 1) ranks.push(tiers.rankAt(place));
  return ranks;
}

function allOf(tiers: CountTiers): number[][] {
  tiers.arrange();
  return Array.from({ length: MOST + 1 }, (_none, tier) => ranksOf(tiers, tier));
}

const comers = fc.array(fc.integer({ min: 1, max: MOST }), { maxLength: RANKS });

test('every candidate for the nearest is in its tier, in the order of arrival', () => {
  fc.assert(
    fc.property(comers, fc.integer({ min: 1, max: 20 }), fc.nat(50), (tierOf, wanted, shrinkage) => {
      const tiers = new CountTiers(MOST, RANKS, wanted);
      for (const [rank, tier] of tierOf.entries()) tiers.put(tier, rank);
      const nearest = tierOf
        .map((tier, rank) => ({ rank, similarity: tier / (rank + 1 + shrinkage) }))
        .toSorted((one, other) => other.similarity - one.similarity || one.rank - other.rank)
        .slice(0, wanted);
      const kept = allOf(tiers);
      for (const { rank } of nearest) expect(kept[tierOf[rank] ?? 0]).toContain(rank);
      for (const ranks of kept) expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
      expect(tiers.highest).toBe(Math.max(0, ...tierOf));
    }),
  );
});

test('a tier accepts no more once it and those above hold enough', () => {
  const tiers = new CountTiers(MOST, RANKS, 3);
  for (const [rank, tier] of [1, 2, 1, 1, 3, 2, 2].entries()) tiers.put(tier, rank);
  expect(allOf(tiers).slice(1, 4)).toEqual([[0, 2], [1, 5], [4]]);
  expect(tiers.lowestOpen).toBe(3);
});

test('can be reused after clearing', () => {
  fc.assert(
    fc.property(comers, comers, (before, after) => {
      const [used, fresh] = [new CountTiers(MOST, RANKS, 5), new CountTiers(MOST, RANKS, 5)];
      for (const [rank, tier] of before.entries()) used.put(tier, rank);
      used.arrange();
      used.clear();
      for (const [rank, tier] of after.entries()) for (const tiers of [used, fresh]) tiers.put(tier, rank);
      expect(allOf(used)).toEqual(allOf(fresh));
    }),
  );
});
