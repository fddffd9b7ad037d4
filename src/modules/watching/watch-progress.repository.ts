import type { ProgressSubject, WatchProgress } from './domain/watch-progress.js';

export type ProgressKey = Pick<ProgressSubject, 'profileId' | 'titleId'>;

export interface WatchProgressRepository {
  /** Each as it stands, or as it begins where nothing was recorded; in any order. */
  find(subjects: readonly ProgressSubject[]): Promise<WatchProgress[]>;
  /**
   * Stores progress, with the history of what was reached, the episode that a series was seen at last and the events that tell
   * of it, all in one statement and durably. Progress that somebody else has stored since it was read, or whose profile has
   * cleared its history since, is left as it is, with everything that belongs to it.
   * @returns what was left as it is
   */
  save(progress: readonly WatchProgress[]): Promise<ProgressKey[]>;
}
