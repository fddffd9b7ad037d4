import type { Film } from '../films/clean-films.js';
import { ARCHETYPES, type Archetype, type ArchetypeName } from './archetypes.js';
import { exponential, type Random } from './random.js';

/** How much of each archetype is in a viewer; the shares sum to 1. */
export type Taste = ReadonlyMap<ArchetypeName, number>;

/**
 * Draws a taste in which one or two archetypes stand out: cubing the waiting times spreads them about as a
 * Dirichlet distribution with small parameters does.
 */
export function drawTaste(random: Random): Taste {
  const amounts = ARCHETYPES.map(() => exponential(random) ** 3);
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return new Map(ARCHETYPES.map(({ name }, index) => [name, (amounts[index] ?? 0) / total]));
}

/** The archetype a taste has most of. */
export function leadingArchetype(taste: Taste): ArchetypeName {
  const [first] = [...taste].toSorted(([, a], [, b]) => b - a);
  if (first === undefined) throw new RangeError('A taste has at least one archetype.');
  return first[0];
}

/** How strongly a film draws a viewer of this taste, beside its popularity. Above 0: anyone may watch anything. */
export function affinity(taste: Taste, film: Film): number {
  return ARCHETYPES.reduce(
    (sum, archetype) => sum + (taste.get(archetype.name) ?? 0) * archetypeAffinity(archetype, film),
    0,
  );
}

function archetypeAffinity(archetype: Archetype, film: Film): number {
  const byGenre = Math.max(0, ...film.genres.map((genre) => archetype.genres[genre] ?? 0)) ** 2;
  const yearsAway = (film.releaseYear - archetype.era.year) / archetype.era.spread;
  const byEra = Math.exp(-(yearsAway ** 2) / 2);
  const byDirector = film.director !== null && archetype.directors.includes(film.director) ? 3 : 1;
  return (0.01 + byGenre) * (0.1 + byEra) * byDirector;
}
