import type { TitleIndex } from './title-index.js';

const YEAR_MS = 365.25 * 86_400_000;
/**
 * Half-lives of one to four years score about equally on MovieLens, both in the half of its period that the documents
 * report and in the half before it.
 */
const HALF_LIFE_MS = 2 * YEAR_MS;

/**
 * How new each title is: `0.5 ^ (time since its release / 2 years)`, 1 before and at its release, 0 for an unknown
 * release.
 * @returns by title
 */
export function freshnessOf({ titles }: TitleIndex, now: Date): Float64Array {
  return Float64Array.from(titles, ({ releasedAt }) =>
    releasedAt === null ? 0 : 0.5 ** (Math.max(0, now.getTime() - releasedAt.getTime()) / HALF_LIFE_MS),
  );
}
