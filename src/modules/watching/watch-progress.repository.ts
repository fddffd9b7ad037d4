import type { WatchProgress } from './domain/watch-progress.js';

/** Whose progress, in what. */
export interface ProgressKey {
  readonly profileId: string;
  readonly titleId: string;
}

export interface WatchProgressRepository {
  /** As it stands; nothing where none was recorded. */
  find(keys: readonly ProgressKey[]): Promise<WatchProgress[]>;
  /**
   * Stores progress, with the history of what was reached and the events that tell of it, all in one statement and durably.
   * Progress that somebody else has stored since it was read is left as it is, with everything that belongs to it.
   * @returns what was stored
   */
  save(progress: readonly WatchProgress[]): Promise<ProgressKey[]>;
}
