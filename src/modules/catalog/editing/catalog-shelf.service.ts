import { InvalidInputError } from '../../../shared/domain-error.js';
import { isId } from '../../../shared/ids.js';
import type { Page, PageRequest } from '../../../shared/page.js';
import { requireSeasonNumber } from '../domain/episode-numbers.js';
import type { Title } from '../domain/title.js';
import type { SeasonKey } from '../series/season.repository.js';
import type { CatalogShelfRepository, ShelfFilter } from './title-editing.repository.js';

export type CatalogShelfService = ReturnType<typeof createCatalogShelfService>;

const LONGEST_QUERY = 200;

/** The catalog as editors see it: titles in every state, drafts included. */
export function createCatalogShelfService(shelf: CatalogShelfRepository) {
  return {
    /** A title in any state; null if there is none. */
    find: async (id: string) => (isId(id) ? shelf.find(id) : null),

    /** @throws InvalidInputError */
    async list({ status, words }: ShelfFilter, page: PageRequest): Promise<Page<Title>> {
      const given = words?.trim() || null;
      if (given && given.length > LONGEST_QUERY) {
        throw new InvalidInputError({ query: `The query may have at most ${LONGEST_QUERY} characters.` });
      }
      return shelf.list({ status, words: given }, page);
    },

    /** The seasons of a series in any state; none for other titles. */
    seasonsOf: async (seriesId: string) => (isId(seriesId) ? shelf.seasonsOf(seriesId) : []),

    /** @throws InvalidInputError */
    async episodesOf(season: SeasonKey, page: PageRequest): Promise<Page<Title>> {
      requireSeasonNumber(season.number, 'seasonNumber');
      return isId(season.seriesId) ? shelf.episodesOf(season, page) : { edges: [], hasNextPage: false };
    },
  };
}
