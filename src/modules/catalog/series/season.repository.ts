import type { Page, PageRequest } from '../../../shared/page.js';
import type { Audience } from '../title.repository.js';

/** A season of a series. */
export interface Season {
  readonly seriesId: string;
  /** From 1; 0 is the season of specials. */
  readonly number: number;
  readonly name: string | null;
  /** The number of published episodes that are available in this region now. */
  readonly episodeCount: number;
}

export type SeasonKey = Pick<Season, 'seriesId' | 'number'>;

export interface SeasonRepository {
  /** The seasons of each series that have an episode for this audience, in order. */
  seasonsOf(seriesIds: readonly string[], audience: Audience): Promise<Season[][]>;
  /** A page of episode ids of each season for this audience, in order. @throws InvalidInputError */
  episodesOf(seasons: readonly SeasonKey[], audience: Audience, page: PageRequest): Promise<Page<string>[]>;
}
