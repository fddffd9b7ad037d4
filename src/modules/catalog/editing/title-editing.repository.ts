import type { AuditLog } from '../../../platform/audit/audit-log.js';
import type { Transactor } from '../../../platform/database/transactor.js';
import type { Outbox } from '../../../platform/events/outbox.js';
import type { Page, PageRequest } from '../../../shared/page.js';
import type { NamedCredit } from '../domain/credit-list.js';
import type { Genre } from '../domain/genre.js';
import type { Title, TitleStatus } from '../domain/title.js';
import type { SeasonKey } from '../series/season.repository.js';

/** The data set a title came from, and its key there. */
export interface SourceKey {
  readonly source: string;
  readonly sourceId: string;
}

/** The catalog as those who make it write it, within a transaction. */
export interface TitleEditingRepository {
  /**
   * Keeps others from changing it, and the series that it is of, until the end of the transaction. The series comes first, as where a
   * series is changed with its episodes: otherwise each could wait for the other. Null where there is none.
   */
  lock(id: string): Promise<Title | null>;
  /** The id of the title that came from there. */
  findBySource(place: SourceKey): Promise<string | null>;
  insert(title: Title, place: SourceKey, now: Date): Promise<void>;
  /** @throws TitleChangedError when it was changed since it was read */
  update(title: Title): Promise<void>;
  /** In the order of billing; people who are not known yet are added. */
  replaceCredits(titleId: string, credits: readonly NamedCredit[]): Promise<void>;
  /** Finds genres by name, ignoring case and punctuation; unknown ones are added. */
  ensureGenres(names: readonly string[]): Promise<Genre[]>;
  /** Who made it, in the order of billing. */
  creditsOf(titleId: string): Promise<NamedCredit[]>;
  /** Those of these that exist. */
  findGenres(ids: readonly string[]): Promise<Genre[]>;
  hasSeason(seriesId: string, number: number): Promise<boolean>;
  insertSeason(season: {
    readonly seriesId: string;
    readonly number: number;
    readonly name: string | null;
    readonly createdAt: Date;
  }): Promise<void>;
  renameSeason(seriesId: string, number: number, name: string | null): Promise<void>;
  hasEpisode(seriesId: string, seasonNumber: number, episodeNumber: number): Promise<boolean>;
  /** The highest age that an episode of a series is for by its own rating; 0 where it has none. */
  strictestEpisodeAge(seriesId: string): Promise<number>;
  /** In whatever state. */
  episodeIdsOf(seriesId: string): Promise<string[]>;
  /** @returns the ids of the published episodes of a series, which are archived now */
  archiveEpisodes(seriesId: string): Promise<string[]>;
}

/** A part of a series, with the number of all its episodes. */
export interface ShelvedSeason {
  readonly number: number;
  readonly name: string | null;
  readonly episodeCount: number;
}

export interface ShelfFilter {
  /** Null for any. */
  readonly status: TitleStatus | null;
  /** Words of names, or beginnings of words; null for any. */
  readonly words: string | null;
}

/** What of the catalog only those who make it read. */
export interface CatalogShelfRepository {
  find(id: string): Promise<Title | null>;
  /** The latest made first. @throws InvalidInputError */
  list(filter: ShelfFilter, page: PageRequest): Promise<Page<Title>>;
  /** In their order, those without episodes among them. */
  seasonsOf(seriesId: string): Promise<readonly ShelvedSeason[]>;
  /** In order, in any state. @throws InvalidInputError */
  episodesOf(season: SeasonKey, page: PageRequest): Promise<Page<Title>>;
}

export interface EditingRepositories {
  readonly titles: TitleEditingRepository;
  readonly audit: AuditLog;
  readonly outbox: Outbox;
}

export type EditingTransactor = Transactor<EditingRepositories>;
