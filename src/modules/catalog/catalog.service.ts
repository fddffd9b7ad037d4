import { isId } from '../../shared/ids.js';
import type { Page, PageRequest } from '../../shared/page.js';
import type { ClosedTitles, ClosedTitlesRepository } from './closed-titles.repository.js';
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
import { readWindowed, type WindowedCache } from './windowed-cache.js';

/** A cache in front of the stored titles. */
export interface TitleCache {
  delete(key: string): Promise<void>;
  getMany(
    ids: readonly string[],
    load: (missing: readonly string[]) => Promise<(TitleProperties | null)[]>,
  ): Promise<(TitleProperties | null)[]>;
}

/** Caches of values that change with any title and any availability window; one tag invalidates all. */
export interface WindowedCaches {
  /** The genres with their numbers of titles, by limit and region. */
  readonly genres: WindowedCache<CountedGenres>;
  /** By region. */
  readonly closed: WindowedCache<ClosedTitles>;
}

export interface CatalogService {
  /** Invalidates these titles and the genre counts in every process. Call it after the commit of a change. */
  forget(titleIds: readonly string[]): Promise<void>;
  /**
   * In the order of the ids; null for an unknown id, or if the title, or the series of an episode, is not published.
   */
  findPublished(ids: readonly string[]): Promise<(Title | null)[]>;
  /** The same, including unpublished titles, which are not shown but may still be reported by players. */
  findKnown(ids: readonly string[]): Promise<(Title | null)[]>;
  /** @throws InvalidInputError when the cursor is not one of this list */
  list(
    filter: TitleFilter,
    audience: Audience,
    order: TitleOrder,
    page: PageRequest,
  ): Promise<Page<{ readonly id: string }>>;
  genres(audience: Audience): Promise<readonly GenreWithCount[]>;
  /** The published films and series that are not available in a region at a time. */
  closedTitles(region: string | null, now: Date): Promise<ClosedTitles>;
  creditsOf(titleIds: readonly string[]): Promise<Credit[][]>;
  /** The seasons of each series that have an episode for this audience. */
  seasonsOf(seriesIds: readonly string[], audience: Audience): Promise<Season[][]>;
  /** A page of episode ids of each season, for this audience. @throws InvalidInputError */
  episodesOf(seasons: readonly SeasonKey[], audience: Audience, page: PageRequest): Promise<Page<string>[]>;
}

export interface CatalogServiceDependencies {
  readonly titles: TitleRepository;
  readonly lists: TitleListRepository;
  readonly genres: GenreRepository;
  readonly seasons: SeasonRepository;
  readonly closed: ClosedTitlesRepository;
  readonly cache: WindowedCaches & { readonly titles: TitleCache };
}

const EVERY_TITLE = 'every-title';

/** The tag of values computed from all titles and windows. */
export function windowedTags(): readonly string[] {
  return [EVERY_TITLE];
}

/** The part of the catalog that viewers may read. */
export function createCatalogService(dependencies: CatalogServiceDependencies): CatalogService {
  const { titles, lists, genres, seasons, cache } = dependencies;

  async function stored(ids: readonly string[]): Promise<TitleProperties[]> {
    if (ids.length === 0) return [];
    const found = await cache.titles.getMany(ids, (missing) => titles.findByIds(missing));
    return found.filter((title) => title !== null);
  }

  async function findKnown(ids: readonly string[]): Promise<(Title | null)[]> {
    const found = await stored(ids.filter(isId));
    // Series are read separately, not cached with their episodes, so that a change applies to all episodes at once.
    const series = await stored([...new Set(found.flatMap(({ seriesId }) => seriesId ?? []))]);
    const seriesById = new Map(series.map((each) => [each.id, restoreTitle(each)]));
    const byId = new Map(
      found.map((title) => [title.id, restoreTitle(title, seriesById.get(title.seriesId ?? '') ?? null)]),
    );
    return ids.map((id) => byId.get(id) ?? null);
  }

  async function genresFor(audience: Audience): Promise<readonly GenreWithCount[]> {
    const key = `${audience.maturityLimit}:${audience.region ?? ''}`;
    return (await readWindowed(cache.genres, key, audience.now, () => genres.count(audience))).genres;
  }

  return {
    async forget(titleIds) {
      const forgotten = titleIds.map((id) => cache.titles.delete(id));
      const windowed = [cache.genres, cache.closed].map((each) => each.invalidateTag(EVERY_TITLE));
      await Promise.all([...forgotten, ...windowed]);
    },

    findKnown,

    async findPublished(ids) {
      const found = await findKnown(ids);
      return found.map((title) => (title?.isPublished ? title : null));
    },
    list: (filter, audience, order, page) => lists.list(filter, audience, order, page),
    genres: genresFor,
    closedTitles: (region, now) =>
      readWindowed(cache.closed, region ?? '', now, () => dependencies.closed.find(region, now)),
    creditsOf: (titleIds) => titles.creditsOf(titleIds),
    seasonsOf: (seriesIds, audience) => seasons.seasonsOf(seriesIds, audience),
    episodesOf: (asked, audience, page) => seasons.episodesOf(asked, audience, page),
  };
}
