import type { Page, PageRequest } from '../../shared/page.js';

export interface WatchHistoryEntry {
  readonly id: string;
  readonly profileId: string;
  readonly titleId: string;
  readonly event: 'STARTED' | 'COMPLETED';
  readonly positionSeconds: number;
  readonly occurredAt: Date;
}

/** What was watched, and when. Entries are added together with progress, and deleted after the history is cleared. */
export interface WatchHistoryRepository {
  /** The entries within a maturity limit, in years, that were not cleared; latest first. */
  list(profileId: string, maturityLimit: number, page: PageRequest): Promise<Page<WatchHistoryEntry>>;
  /**
   * Empties all progress, and hides everything up to this instant, or up to the latest known observation if that is
   * later. Reports about that time are ignored from now on. All of it is deleted later.
   * @returns the instant up to which everything was cleared
   */
  clear(profileId: string, now: Date): Promise<Date>;
  /** Deletes entries and progress up to an instant, in bounded batches; after an interruption, calling it again continues. */
  removeCleared(profileId: string, clearedAt: Date, signal?: AbortSignal): Promise<void>;
}
