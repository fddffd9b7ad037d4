import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { ConflictError, InvalidInputError, NotFoundError } from '../../../shared/domain-error.js';
import { isId } from '../../../shared/ids.js';
import type { Page, PageRequest } from '../../../shared/page.js';
import { type NamedCredit, requireCredits } from '../domain/credit-list.js';
import type { Title } from '../domain/title.js';
import { NEW_DETAILS, type TitleDetails } from '../domain/title-details.js';
import { createTitle, type EpisodePlace, editTitle, withStatus } from '../domain/title-factory.js';
import type { SeasonKey } from '../series/season.repository.js';
import { episodesAgedWith, requireAgesInOrder, seriesOf } from './ages-of-series.js';
import { TitleChangedError } from './title-changed-error.js';
import type { TitleChanges } from './title-changes.js';
import type {
  CatalogShelfRepository,
  EditingRepositories,
  ShelfFilter,
  TitleEditingRepository,
} from './title-editing.repository.js';

/** What an editor writes of a title. What is left out is as it was, or empty for a new one. */
export interface TitleWish extends Partial<Omit<TitleDetails, 'genres'>> {
  readonly genreIds?: readonly string[];
  readonly credits?: readonly NamedCredit[];
}

/** What an editor writes of a season. */
export interface SeasonWish extends SeasonKey {
  readonly name: string | null;
}

export interface TitleEditingDependencies {
  readonly changes: TitleChanges;
  readonly shelf: CatalogShelfRepository;
  readonly clock: Clock;
}

export type TitleEditingService = ReturnType<typeof createTitleEditingService>;

const MOST_SEASONS = 1_000;
const MOST_EPISODES = 10_000;
const LONGEST_SEASON_NAME = 120;
const LONGEST_QUERY = 200;
/** Where titles come from that were made here. */
const SOURCE = 'studio';

/** Makes the catalog. Each change is audited with it, and seen everywhere once it is committed. */
export function createTitleEditingService({ changes, shelf, clock }: TitleEditingDependencies) {
  const { change } = changes;

  async function add(
    actor: Actor,
    wish: TitleWish,
    make: (titles: TitleEditingRepository, details: TitleDetails) => Promise<Title>,
  ): Promise<Title> {
    const credits = requireCredits(wish.credits ?? []);
    return change('CREATED', actor, async (titles) => {
      const title = await make(titles, { ...NEW_DETAILS, ...(await detailsOf(titles, wish)) });
      await titles.insert(title, { source: SOURCE, sourceId: title.id }, clock.now());
      await titles.replaceCredits(title.id, credits);
      return { title };
    });
  }

  return {
    /** @throws InvalidInputError */
    createMovie: (wish: TitleWish, actor: Actor) =>
      add(actor, wish, async (_titles, details) => createTitle({ kind: 'MOVIE', details })),

    /** @throws InvalidInputError */
    createSeries: (wish: TitleWish, actor: Actor) =>
      add(actor, wish, async (_titles, details) => createTitle({ kind: 'SERIES', details })),

    /** @throws NotFoundError, InvalidInputError, ConflictError when there is one with that number */
    async addSeason(season: SeasonWish, actor: Actor): Promise<Title> {
      const name = requireSeasonName(season.name);
      requireWithin(season.number, 0, MOST_SEASONS, 'number');
      return change('UPDATED', actor, async (titles) => {
        const series = await requireSeries(titles, season.seriesId);
        if (await titles.hasSeason(series.id, season.number)) {
          throw new ConflictError(`There is a season ${season.number} already.`);
        }
        await titles.insertSeason({ ...season, name, createdAt: clock.now() });
        const title = editTitle(series, {});
        await titles.update(title);
        return { title, before: series };
      });
    },

    /** Gives a season another name, or none. @throws NotFoundError, InvalidInputError */
    async updateSeason({ seriesId, number, name: given }: SeasonWish, actor: Actor): Promise<Title> {
      const name = requireSeasonName(given);
      requireWithin(number, 0, MOST_SEASONS, 'number');
      return change('UPDATED', actor, async (titles) => {
        const series = await requireSeries(titles, seriesId);
        if (!(await titles.hasSeason(series.id, number))) throw new NotFoundError('The season');
        await titles.renameSeason(series.id, number, name);
        const title = editTitle(series, {});
        await titles.update(title);
        return { title, before: series };
      });
    },

    /**
     * An episode of a season that is there.
     * @throws NotFoundError, InvalidInputError, ConflictError when there is one with that number
     */
    addEpisode: (place: EpisodePlace, wish: TitleWish, actor: Actor) =>
      add(actor, wish, async (titles, details) => {
        requireWithin(place.seasonNumber, 0, MOST_SEASONS, 'seasonNumber');
        requireWithin(place.episodeNumber, 1, MOST_EPISODES, 'episodeNumber');
        const series = await requireSeries(titles, place.seriesId);
        if (!(await titles.hasSeason(series.id, place.seasonNumber))) throw new NotFoundError('The season');
        if (await titles.hasEpisode(series.id, place.seasonNumber, place.episodeNumber)) {
          throw new ConflictError(`There is an episode ${place.episodeNumber} in this season already.`);
        }
        const inherited = { ...details, maturityRating: details.maturityRating ?? series.maturityRating };
        const episode = createTitle({ kind: 'EPISODE', details: inherited, place }, series);
        await requireAgesInOrder(titles, episode, series);
        return episode;
      }),

    /**
     * @param version of the title as the editor saw it
     * @throws NotFoundError, InvalidInputError, TitleChangedError when it is another by now
     */
    async update(id: string, version: number, wish: TitleWish, actor: Actor): Promise<Title> {
      const credits = wish.credits && requireCredits(wish.credits);
      return change('UPDATED', actor, async (titles) => {
        const before = await requireTitle(titles, id);
        if (before.version !== version) throw new TitleChangedError(before.version);
        const series = await seriesOf(titles, before);
        const title = editTitle(before, await detailsOf(titles, wish), series);
        await requireAgesInOrder(titles, title, series);
        await titles.update(title);
        if (credits) await titles.replaceCredits(id, credits);
        return { title, before, others: await episodesAgedWith(titles, before, title) };
      });
    },

    /**
     * Lets everybody see it. Repeating a call changes nothing.
     * @throws NotFoundError, ConflictError when it lacks something, or is of a series that is not published
     */
    publish: (id: string, actor: Actor) =>
      change('PUBLISHED', actor, async (titles) => {
        const before = await requireTitle(titles, id);
        if (before.status === 'PUBLISHED') return { title: before, before };
        if (before.seriesId !== null) {
          const series = await requireTitle(titles, before.seriesId);
          if (!series.isPublished) throw new ConflictError('Publish its series first.');
        }
        const title = withStatus(before, 'PUBLISHED');
        await titles.update(title);
        return { title, before };
      }),

    /** Takes it out of the catalog; with a series, its episodes. Repeating a call changes nothing. @throws NotFoundError */
    archive: (id: string, actor: Actor) =>
      change('ARCHIVED', actor, async (titles) => {
        const before = await requireTitle(titles, id);
        if (before.status === 'ARCHIVED') return { title: before, before };
        const title = withStatus(before, 'ARCHIVED');
        await titles.update(title);
        return { title, before, others: await titles.archiveEpisodes(id) };
      }),

    /** In whatever state it is; null where there is none. */
    find: async (id: string) => (isId(id) ? shelf.find(id) : null),

    /** @throws InvalidInputError */
    async list({ status, words }: ShelfFilter, page: PageRequest): Promise<Page<Title>> {
      const given = words?.trim() || null;
      if (given && given.length > LONGEST_QUERY) {
        throw new InvalidInputError({ query: `The query may be ${LONGEST_QUERY} characters long.` });
      }
      return shelf.list({ status, words: given }, page);
    },

    /** Of a series in whatever state; none for what is no series. */
    seasonsOf: async (seriesId: string) => (isId(seriesId) ? shelf.seasonsOf(seriesId) : []),

    /** @throws InvalidInputError */
    async episodesOf(season: SeasonKey, page: PageRequest): Promise<Page<Title>> {
      requireWithin(season.number, 0, MOST_SEASONS, 'seasonNumber');
      return isId(season.seriesId) ? shelf.episodesOf(season, page) : { edges: [], hasNextPage: false };
    },
  };
}

function requireSeasonName(given: string | null): string | null {
  const name = given?.trim() || null;
  if (name && name.length > LONGEST_SEASON_NAME) {
    throw new InvalidInputError({ name: `The name may be ${LONGEST_SEASON_NAME} characters long.` });
  }
  return name;
}

async function requireTitle(titles: EditingRepositories['titles'], id: string): Promise<Title> {
  const title = isId(id) ? await titles.lock(id) : null;
  if (!title) throw new NotFoundError('The title');
  return title;
}

async function requireSeries(titles: EditingRepositories['titles'], id: string): Promise<Title> {
  const series = await requireTitle(titles, id);
  if (series.kind !== 'SERIES') throw new InvalidInputError({ seriesId: 'This title is no series.' });
  return series;
}

async function detailsOf(
  titles: TitleEditingRepository,
  { genreIds, credits: _credits, ...details }: TitleWish,
): Promise<Partial<TitleDetails>> {
  if (!genreIds) return details;
  const wanted = [...new Set(genreIds)];
  const genres = await titles.findGenres(wanted.filter(isId));
  if (genres.length !== wanted.length) throw new InvalidInputError({ genreIds: 'There is no such genre.' });
  return { ...details, genres };
}

function requireWithin(value: number, least: number, most: number, field: string): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new InvalidInputError({ [field]: `It has to be ${least} to ${most}.` });
  }
}
