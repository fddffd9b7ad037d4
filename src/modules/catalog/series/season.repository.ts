import type { Page, PageRequest } from '../../../shared/page.js';
import type { Audience } from '../title.repository.js';

/** A season of a series. */
export interface Season {
  readonly seriesId: string;
  /** From 1; 0 is the season of specials. */
  readonly number: number;
  readonly name: string | null;
  /** Of the published ones that may be seen there and then. */
  readonly episodeCount: number;
}

export type SeasonKey = Pick<Season, 'seriesId' | 'number'>;

export interface SeasonRepository {
  /** For each series those of its seasons that have an episode for this audience, in their order. */
  seasonsOf(seriesIds: readonly string[], audience: Audience): Promise<Season[][]>;
  /** For each season a page of the ids of its episodes for this audience, in their order. @throws InvalidInputError */
  episodesOf(seasons: readonly SeasonKey[], audience: Audience, page: PageRequest): Promise<Page<string>[]>;
}
