import type { ProgressSubject, WatchProgress } from './domain/watch-progress.js';

export type ProgressKey = Pick<ProgressSubject, 'profileId' | 'titleId'>;

export interface WatchProgressRepository {
  /** The stored progress, or new progress where nothing is stored; in any order. */
  find(subjects: readonly ProgressSubject[]): Promise<WatchProgress[]>;
  /**
   * Stores progress together with reached milestones, the last seen episode of series, and events, in one durable
   * statement. Progress that someone else has stored since it was read, or whose profile has cleared its history
   * since, is skipped with everything that belongs to it.
   * @returns what was skipped
   */
  save(progress: readonly WatchProgress[]): Promise<ProgressKey[]>;
}
