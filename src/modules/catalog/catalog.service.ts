import { isId } from '../../shared/ids.js';
import type { Page, PageRequest } from '../../shared/page.js';
import type { Title, TitleProperties } from './domain/title.js';
import { restoreTitle } from './domain/title-factory.js';
import type { Credit, GenreWithCount, TitleFilter, TitleOrder, TitleRepository } from './title.repository.js';

/** A cache in front of the stored titles. */
export interface TitleCache {
  getMany(
    ids: readonly string[],
    load: (missing: readonly string[]) => Promise<(TitleProperties | null)[]>,
  ): Promise<(TitleProperties | null)[]>;
}

/** A cache in front of the list of genres, which is one value. */
export interface GenreCache {
  get(key: string, load: () => Promise<GenreWithCount[]>): Promise<GenreWithCount[]>;
}

export interface CatalogService {
  /** In the order of the ids; null where an id is unknown or its title is not published. */
  findPublished(ids: readonly string[]): Promise<(Title | null)[]>;
  list(filter: TitleFilter, order: TitleOrder, page: PageRequest): Promise<Page<{ readonly id: string }>>;
  genres(): Promise<readonly GenreWithCount[]>;
  creditsOf(titleIds: readonly string[]): Promise<Credit[][]>;
}

export function createCatalogService(
  titles: TitleRepository,
  cache: { readonly titles: TitleCache; readonly genres: GenreCache },
): CatalogService {
  return {
    async findPublished(ids) {
      const known = ids.filter(isId);
      const stored = await cache.titles.getMany(known, (missing) => titles.findByIds(missing));
      const byId = new Map(
        stored.filter((title) => title !== null).map((title) => [title.id, restoreTitle(title)]),
      );
      return ids.map((id) => {
        const title = byId.get(id);
        return title?.isPublished ? title : null;
      });
    },
    async list(filter, order, page) {
      const { genreId } = filter;
      if (genreId !== undefined && !isId(genreId)) return { edges: [], hasNextPage: false };
      return titles.list(filter, order, page);
    },
    genres: () => cache.genres.get('all', () => titles.genres()),
    creditsOf: (titleIds) => titles.creditsOf(titleIds),
  };
}
