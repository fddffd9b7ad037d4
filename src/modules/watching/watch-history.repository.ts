import type { Page, PageRequest } from '../../shared/page.js';

export interface WatchHistoryEntry {
  readonly id: string;
  readonly profileId: string;
  readonly titleId: string;
  readonly event: 'STARTED' | 'COMPLETED';
  readonly positionSeconds: number;
  readonly occurredAt: Date;
}

/** What was watched and when. Entries are added with the progress that they come from, and go when they are cleared. */
export interface WatchHistoryRepository {
  /** What is for this age, in years, and was not cleared; the latest first. */
  list(profileId: string, maturityLimit: number, page: PageRequest): Promise<Page<WatchHistoryEntry>>;
  /**
   * Forgets where the profile stands in anything, and lets nothing be seen, or taken in, of what came up to this instant, or is known
   * to have been seen later. The entries themselves are still there.
   * @returns the instant up to which everything was cleared
   */
  clear(profileId: string, now: Date): Promise<Date>;
  /** Removes entries up to an instant, in bounded batches; call it again to continue. */
  removeCleared(profileId: string, clearedAt: Date, signal?: AbortSignal): Promise<void>;
}
