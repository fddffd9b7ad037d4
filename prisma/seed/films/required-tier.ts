import type { PlanTier } from '../../../src/shared/plan-tier.js';

/** Upper bounds of the share of films, the most wanted first; what is left is free. */
const SHARES: readonly { readonly upTo: number; readonly tier: PlanTier }[] = [
  { upTo: 0.1, tier: 'PREMIUM' },
  { upTo: 0.3, tier: 'STANDARD' },
  { upTo: 0.65, tier: 'BASIC' },
];

interface WantedFilm {
  readonly sourceId: string;
  readonly popularity: number;
  readonly releaseYear: number;
}

/**
 * Which plan each film needs. The newest and most popular tenth is premium, the next fifth standard, the next
 * 35 % basic; about a third is free. A year of age weighs as much as 0.05 of popularity.
 */
export function requiredTiers(films: readonly WantedFilm[]): ReadonlyMap<string, PlanTier | null> {
  const ranked = films.toSorted((a, b) => appeal(b) - appeal(a) || (a.sourceId < b.sourceId ? -1 : 1));
  return new Map(ranked.map((film, index) => [film.sourceId, tierAt(index / ranked.length)]));
}

function appeal(film: WantedFilm): number {
  return film.popularity + film.releaseYear * 0.05;
}

function tierAt(share: number): PlanTier | null {
  return SHARES.find(({ upTo }) => share < upTo)?.tier ?? null;
}
