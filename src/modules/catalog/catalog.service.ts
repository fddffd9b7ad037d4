import { isId } from '../../shared/ids.js';
import type { Page, PageRequest } from '../../shared/page.js';
import type { Title, TitleProperties } from './domain/title.js';
import { restoreTitle } from './domain/title-factory.js';
import type { CountedGenres, GenreRepository } from './genre.repository.js';
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

/** A cache in front of the list of genres, one for each audience; all of them go by one tag. */
export interface GenreCache {
  delete(key: string): Promise<void>;
  invalidateTag(tag: string): Promise<void>;
  get(key: string, load: () => Promise<CountedGenres>): Promise<CountedGenres>;
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
  genres(audience: Audience): Promise<readonly GenreWithCount[]>;
  creditsOf(titleIds: readonly string[]): Promise<Credit[][]>;
  /** For each series those of its seasons that have an episode for this audience. */
  seasonsOf(seriesIds: readonly string[], audience: Audience): Promise<Season[][]>;
  /** For each season a page of the ids of its episodes for this audience. @throws InvalidInputError */
  episodesOf(seasons: readonly SeasonKey[], audience: Audience, page: PageRequest): Promise<Page<string>[]>;
}

export interface CatalogServiceDependencies {
  readonly titles: TitleRepository;
  readonly lists: TitleListRepository;
  readonly genres: GenreRepository;
  readonly seasons: SeasonRepository;
  readonly cache: { readonly titles: TitleCache; readonly genres: GenreCache };
}

const COUNTS = 'counts';

/** What a list of genres is about, for the cache. */
export function genreTags(): readonly string[] {
  return [COUNTS];
}

/** What of the catalog everybody may read. */
export function createCatalogService(dependencies: CatalogServiceDependencies): CatalogService {
  const { titles, lists, genres, seasons, cache } = dependencies;

  async function stored(ids: readonly string[]): Promise<TitleProperties[]> {
    if (ids.length === 0) return [];
    const found = await cache.titles.getMany(ids, (missing) => titles.findByIds(missing));
    return found.filter((title) => title !== null);
  }

  async function genresFor(audience: Audience): Promise<readonly GenreWithCount[]> {
    const key = `${audience.maturityLimit}:${audience.region ?? ''}`;
    const count = () => genres.count(audience);
    const known = await cache.genres.get(key, count);
    if (known.until === null || audience.now.getTime() < known.until) return known.genres;
    // A window has opened or closed since they were counted.
    await cache.genres.delete(key);
    return (await cache.genres.get(key, count)).genres;
  }

  return {
    async forget(titleIds) {
      const forgotten = titleIds.map((id) => cache.titles.delete(id));
      await Promise.all([...forgotten, cache.genres.invalidateTag(COUNTS)]);
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
    genres: genresFor,
    creditsOf: (titleIds) => titles.creditsOf(titleIds),
    seasonsOf: (seriesIds, audience) => seasons.seasonsOf(seriesIds, audience),
    episodesOf: (asked, audience, page) => seasons.episodesOf(asked, audience, page),
  };
}
