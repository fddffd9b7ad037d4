import type { Page, PageRequest } from '../../shared/page.js';

export interface WatchHistoryEntry {
  readonly id: string;
  readonly profileId: string;
  readonly titleId: string;
  readonly event: 'STARTED' | 'COMPLETED';
  readonly positionSeconds: number;
  readonly occurredAt: Date;
}

/** What was watched and when. Entries are only ever added, with the progress that they come from. */
export interface WatchHistoryRepository {
  /** What is for this age, in years; the latest first. */
  list(profileId: string, maturityLimit: number, page: PageRequest): Promise<Page<WatchHistoryEntry>>;
}
