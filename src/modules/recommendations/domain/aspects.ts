import { createFeatureVectors, type FeatureVectors } from './feature-vectors.js';
import type { TitleFeatures } from './title-index.js';

/**
 * The aspects in which titles are similar, and their shares of the similarity. They are chosen, not learned: every
 * title has genres, people and tags say more where they are known, and the decade only adds a nuance.
 */
export const ASPECT_SHARES = { genres: 0.6, people: 0.25, tags: 0.1, era: 0.05 } as const;
export type Aspect = keyof typeof ASPECT_SHARES;
export const ASPECTS = Object.keys(ASPECT_SHARES) as Aspect[];

export type AspectVectors = Readonly<Record<Aspect, FeatureVectors>>;

/** @param genres the genres of each title, by their numbers */
export function createAspects(
  titles: readonly TitleFeatures[],
  genres: { readonly ofTitles: readonly (readonly number[])[]; readonly count: number },
): AspectVectors {
  return {
    genres: createFeatureVectors(genres.ofTitles, genres.count),
    people: vectorsByName(titles.map(({ people }) => people)),
    tags: vectorsByName(titles.map(({ tags }) => tags)),
    era: vectorsByName(titles.map(({ releasedAt }) => (releasedAt === null ? [] : [decadeOf(releasedAt)]))),
  };
}

function vectorsByName(namesOfTitles: readonly (readonly string[])[]): FeatureVectors {
  const numbers = new Map<string, number>();
  const numbered = namesOfTitles.map((names) =>
    Array.from(new Set(names), (name) => {
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      return number;
    }),
  );
  return createFeatureVectors(numbered, numbers.size);
}

function decadeOf(date: Date): string {
  return String(Math.floor(date.getUTCFullYear() / 10));
}
