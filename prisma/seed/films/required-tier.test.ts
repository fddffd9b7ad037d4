import { expect, it } from 'vitest';
import { requiredTiers } from './required-tier.js';

const films = Array.from({ length: 100 }, (_, index) => ({
  sourceId: `film-${String(index).padStart(3, '0')}`,
  popularity: index / 20,
  releaseYear: 2000,
}));

it('assigns fixed shares', () => {
  const tiers = [...requiredTiers(films).values()];
  const share = (wanted: string | null) => tiers.filter((tier) => tier === wanted).length;
  expect([share('PREMIUM'), share('STANDARD'), share('BASIC'), share(null)]).toEqual([10, 20, 35, 35]);
});

it('assigns higher plans to popular and new films', () => {
  const tiers = requiredTiers([
    ...films,
    { sourceId: 'new', popularity: 4, releaseYear: 2010 },
    { sourceId: 'old', popularity: 4, releaseYear: 1940 },
  ]);
  expect(tiers.get('film-099')).toBe('PREMIUM');
  expect(tiers.get('film-000')).toBeNull();
  expect(tiers.get('new')).toBe('PREMIUM');
  expect(tiers.get('old')).toBeNull();
});

it('does not depend on the order of its input', () => {
  const forwards = requiredTiers(films);
  const backwards = requiredTiers(films.toReversed());
  expect(films.every(({ sourceId }) => forwards.get(sourceId) === backwards.get(sourceId))).toBe(true);
});
