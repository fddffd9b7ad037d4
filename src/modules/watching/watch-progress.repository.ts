import type { WatchProgress } from './domain/watch-progress.js';

export interface WatchProgressRepository {
  /** Waits until no other transaction records progress of this profile. */
  lockProfile(profileId: string): Promise<void>;
  find(profileId: string, titleIds: readonly string[]): Promise<WatchProgress[]>;
  saveAll(progress: readonly WatchProgress[]): Promise<void>;
}
