import type { Page, PageRequest } from '../../shared/page.js';
import type { Audience } from '../catalog/index.js';
import type { WatchProgressProperties } from './domain/watch-progress.js';

/** An entry of Continue Watching. */
export interface ContinuedTitle {
  /** The series of an episode, or the film itself. */
  readonly wholeTitleId: string;
  /** What to play. */
  readonly playableId: string;
  /** When it was last watched; for a series, any of its episodes. */
  readonly seenAt: Date;
  /** The profile's progress in `playable`; null when it has not started it. */
  readonly progress: ContinuedProgress | null;
}

export type ContinuedProgress = Pick<
  WatchProgressProperties,
  'titleId' | 'state' | 'positionSeconds' | 'durationSeconds' | 'observedAt' | 'completedAt'
>;

/** Continue Watching, which every home page reads. */
export interface ContinueWatchingRepository {
  /**
   * Films that were started and not finished, and for each series that was started the episode to continue with: the
   * last one watched or, once that is finished, the first one after it that was never finished, across seasons.
   * Titles that the audience may not see are skipped. Latest watched first.
   */
  list(profileId: string, audience: Audience, page: PageRequest): Promise<Page<ContinuedTitle>>;

  /** Hides a film, or a series with all of its episodes, until it is watched again after this instant. */
  hide(profileId: string, wholeTitleId: string, now: Date): Promise<void>;
}
