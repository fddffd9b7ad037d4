import type { Page, PageRequest } from '../../shared/page.js';
import type { Audience } from '../catalog/index.js';
import type { WatchProgressProperties } from './domain/watch-progress.js';

/** An entry of Continue Watching. */
export interface ContinuedTitle {
  /** What it is of: the series of an episode, or the film itself. */
  readonly wholeTitleId: string;
  /** What to play. */
  readonly playableId: string;
  /** When it was seen last; of a series, any of its episodes. */
  readonly seenAt: Date;
  /** The profile's progress in `playable`; null when it has not started it. */
  readonly progress: ContinuedProgress | null;
}

export type ContinuedProgress = Pick<
  WatchProgressProperties,
  'titleId' | 'state' | 'positionSeconds' | 'durationSeconds' | 'observedAt' | 'completedAt'
>;

/** What profiles go on with; every home page asks for it. */
export interface ContinueWatchingRepository {
  /**
   * The films that were begun and not finished, and of each series that was begun the episode to go on with: the one seen
   * last until it is finished, and then the first after it that was never finished, across seasons. Only what this audience may
   * see; what it may not is passed over. The latest seen first.
   */
  list(profileId: string, audience: Audience, page: PageRequest): Promise<Page<ContinuedTitle>>;

  /** Takes a film, or a series with all of its episodes, from the list until it is seen again after this instant. */
  hide(profileId: string, wholeTitleId: string, now: Date): Promise<void>;
}
