import type { Page, PageRequest } from '../../../shared/page.js';

/** A part of a series. */
export interface Season {
  readonly seriesId: string;
  /** From 1; 0 for specials. */
  readonly number: number;
  readonly name: string | null;
  /** Of the published ones. */
  readonly episodeCount: number;
}

export type SeasonKey = Pick<Season, 'seriesId' | 'number'>;

export interface SeasonRepository {
  /** For each series those of its seasons that have a published episode, in their order. */
  seasonsOf(seriesIds: readonly string[]): Promise<Season[][]>;
  /** For each season a page of the ids of its published episodes, in their order. @throws InvalidInputError */
  episodesOf(seasons: readonly SeasonKey[], page: PageRequest): Promise<Page<string>[]>;
}
