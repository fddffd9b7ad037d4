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

/** Writes the catalog, within a transaction. */
export interface TitleEditingRepository {
  /**
   * Locks a title, and the series of an episode, until the end of the transaction. The series is locked first, as
   * where a series is changed with its episodes, which prevents deadlocks. Null if there is none.
   */
  lock(id: string): Promise<Title | null>;
  /** The id of the title with this source and key. */
  findBySource(place: SourceKey): Promise<string | null>;
  insert(title: Title, place: SourceKey, now: Date): Promise<void>;
  /** @throws TitleChangedError when it was changed since it was read */
  update(title: Title): Promise<void>;
  /** In the order of billing; unknown people are added. */
  replaceCredits(titleId: string, credits: readonly NamedCredit[]): Promise<void>;
  /** Finds genres by name, ignoring case and punctuation; unknown ones are added. */
  ensureGenres(names: readonly string[]): Promise<Genre[]>;
  /** The credits by role, and within each in the order of billing. */
  creditsOf(titleId: string): Promise<NamedCredit[]>;
  /** The ids that exist. */
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
  /** The highest minimum age among a series' episodes by their own ratings; 0 without any. */
  strictestEpisodeAge(seriesId: string): Promise<number>;
  /** In any state. */
  episodeIdsOf(seriesId: string): Promise<string[]>;
  /** Archives the published episodes of a series. @returns their ids */
  archiveEpisodes(seriesId: string): Promise<string[]>;
}

/** A season, with the number of all its episodes. */
export interface ShelvedSeason {
  readonly number: number;
  readonly name: string | null;
  readonly episodeCount: number;
}

export interface ShelfFilter {
  /** Null: any. */
  readonly status: TitleStatus | null;
  /** Words of names, or prefixes; null: any. */
  readonly words: string | null;
}

/** Reads the catalog for editors. */
export interface CatalogShelfRepository {
  find(id: string): Promise<Title | null>;
  /** Latest created first. @throws InvalidInputError */
  list(filter: ShelfFilter, page: PageRequest): Promise<Page<Title>>;
  /** In order, including those without episodes. */
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
