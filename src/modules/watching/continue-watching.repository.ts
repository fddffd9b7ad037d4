import type { Page, PageRequest } from '../../shared/page.js';
import type { WatchProgressProperties } from './domain/watch-progress.js';

/** What profiles go on with; every home page asks for it. */
export interface ContinueWatchingRepository {
  /** What was started and not finished and is for this age, in years; the latest seen first. */
  list(profileId: string, maturityLimit: number, page: PageRequest): Promise<Page<WatchProgressProperties>>;
}
