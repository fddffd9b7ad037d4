import type { Ranking } from './domain/hybrid-recommender.js';
import type { TitleIndex } from './domain/title-index.js';

/** Titles that may not be seen somewhere now. */
export interface ClosedTitles {
  readonly ids: readonly string[];
  /** The same for the same titles. */
  readonly version: string;
}

/** The catalog answers. @param region ISO 3166-1 alpha-2; null where it is not known */
export type ClosedTitlesReader = (region: string | null) => Promise<ClosedTitles>;

/** A ranking without the titles that are closed. */
export function withoutClosed(ranking: Ranking, { ids }: ClosedTitles, index: TitleIndex): Ranking {
  if (ids.length === 0) return ranking;
  const closed = new Set(index.indicesOf(ids));
  const places = [...ranking.titles.keys()].filter((place) => !closed.has(ranking.titles[place]!));
  return {
    voices: ranking.voices,
    titles: places.map((place) => ranking.titles[place]!),
    rawScores: places.map((place) => ranking.rawScores[place]!),
  };
}
