import { isId } from '../../shared/ids.js';
import type { Page, PageRequest } from '../../shared/page.js';
import type { Title, TitleProperties } from './domain/title.js';
import { restoreTitle } from './domain/title-factory.js';
import type { Season, SeasonKey, SeasonRepository } from './series/season.repository.js';
import type {
  Audience,
  Credit,
  GenreWithCount,
  TitleFilter,
  TitleListRepository,
  TitleOrder,
  TitleRepository,
} from './title.repository.js';

/** A cache in front of the stored titles. */
export interface TitleCache {
  delete(key: string): Promise<void>;
  getMany(
    ids: readonly string[],
    load: (missing: readonly string[]) => Promise<(TitleProperties | null)[]>,
  ): Promise<(TitleProperties | null)[]>;
}

/** A cache in front of the list of genres, which is one value. */
export interface GenreCache {
  delete(key: string): Promise<void>;
  get(key: string, load: () => Promise<GenreWithCount[]>): Promise<GenreWithCount[]>;
}

export interface CatalogService {
  /** Has every process read these titles anew, and count the genres. Call it after the commit of a change. */
  forget(titleIds: readonly string[]): Promise<void>;
  /** In the order of the ids; null where an id is unknown or its title, or the series of an episode, is not published. */
  findPublished(ids: readonly string[]): Promise<(Title | null)[]>;
  /** @throws InvalidInputError when the cursor is not one of this list */
  list(
    filter: TitleFilter,
    audience: Audience,
    order: TitleOrder,
    page: PageRequest,
  ): Promise<Page<{ readonly id: string }>>;
  genres(): Promise<readonly GenreWithCount[]>;
  creditsOf(titleIds: readonly string[]): Promise<Credit[][]>;
  /** For each series those of its seasons that have a published episode. */
  seasonsOf(seriesIds: readonly string[]): Promise<Season[][]>;
  /** For each season a page of the ids of its published episodes. @throws InvalidInputError */
  episodesOf(seasons: readonly SeasonKey[], page: PageRequest): Promise<Page<string>[]>;
}

export interface CatalogServiceDependencies {
  readonly titles: TitleRepository;
  readonly lists: TitleListRepository;
  readonly seasons: SeasonRepository;
  readonly cache: { readonly titles: TitleCache; readonly genres: GenreCache };
}

const ALL_GENRES = 'all';

/** What of the catalog everybody may read. */
export function createCatalogService(dependencies: CatalogServiceDependencies): CatalogService {
  const { titles, lists, seasons, cache } = dependencies;

  async function stored(ids: readonly string[]): Promise<TitleProperties[]> {
    if (ids.length === 0) return [];
    const found = await cache.titles.getMany(ids, (missing) => titles.findByIds(missing));
    return found.filter((title) => title !== null);
  }

  return {
    async forget(titleIds) {
      await Promise.all([...titleIds.map((id) => cache.titles.delete(id)), cache.genres.delete(ALL_GENRES)]);
    },

    async findPublished(ids) {
      const found = await stored(ids.filter(isId));
      // Looked up beside its episodes, not kept with each of them: a change of the series holds for all of them at once.
      const series = await stored([...new Set(found.flatMap(({ seriesId }) => seriesId ?? []))]);
      const seriesById = new Map(series.map((each) => [each.id, restoreTitle(each)]));
      const byId = new Map(
        found.map((title) => [title.id, restoreTitle(title, seriesById.get(title.seriesId ?? '') ?? null)]),
      );
      return ids.map((id) => {
        const title = byId.get(id);
        return title?.isPublished ? title : null;
      });
    },
    list: (filter, audience, order, page) => lists.list(filter, audience, order, page),
    genres: () => cache.genres.get(ALL_GENRES, () => titles.genres()),
    creditsOf: (titleIds) => titles.creditsOf(titleIds),
    seasonsOf: (seriesIds) => seasons.seasonsOf(seriesIds),
    episodesOf: (asked, page) => seasons.episodesOf(asked, page),
  };
}
