import type { Page, PageRequest } from '../../shared/page.js';
import type { WatchProgressProperties } from './domain/watch-progress.js';

/** Something to go on with. */
export interface ContinuedTitle extends WatchProgressProperties {
  /** What it is of: the series of an episode, or itself. */
  readonly wholeTitleId: string;
}

/** What profiles go on with; every home page asks for it. */
export interface ContinueWatchingRepository {
  /**
   * What was started and not finished and is for this age, in years; the latest seen first, and of each series the
   * episode that was seen last.
   */
  list(profileId: string, maturityLimit: number, page: PageRequest): Promise<Page<ContinuedTitle>>;
}
