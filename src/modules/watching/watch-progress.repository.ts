import type { Page, PageRequest } from '../../shared/page.js';
import type { WatchProgress, WatchProgressProperties } from './domain/watch-progress.js';

export interface WatchProgressRepository {
  /** Waits until no other transaction records progress of this profile. */
  lockProfile(profileId: string): Promise<void>;
  find(profileId: string, titleIds: readonly string[]): Promise<WatchProgress[]>;
  saveAll(progress: readonly WatchProgress[]): Promise<void>;
  /** What was started and not finished and is for this age, in years; the latest seen first. */
  continueWatching(
    profileId: string,
    maturityLimit: number,
    page: PageRequest,
  ): Promise<Page<WatchProgressProperties>>;
}
