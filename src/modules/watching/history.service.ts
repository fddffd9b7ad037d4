import type { Clock } from '../../shared/clock.js';
import type { PageRequest } from '../../shared/page.js';
import type { Audience } from '../catalog/index.js';
import type { ContinueWatchingRepository } from './continue-watching.repository.js';
import type { WatchHistoryRepository } from './watch-history.repository.js';
import type { WatchableTitle, WatchableTitles, WatchingProfiles } from './watching-ports.js';
import { wholeTitleIdOf } from './whole-title.js';

export interface HistoryServiceDependencies {
  readonly continueWatching: ContinueWatchingRepository;
  readonly history: WatchHistoryRepository;
  readonly titles: WatchableTitles;
  readonly profiles: WatchingProfiles;
  readonly clock: Clock;
}

/** What a profile has watched, and what it may continue with. */
export function createHistoryService(dependencies: HistoryServiceDependencies) {
  const { continueWatching, history, titles, profiles, clock } = dependencies;

  async function audienceOf(profileId: string, region: string | null): Promise<Audience> {
    const { maturityLimit } = await profiles.get(profileId);
    return { maturityLimit, region, now: clock.now() };
  }

  return {
    /**
     * Titles that were started and not finished, and the next episodes of series, the latest watched first. Titles
     * that are not available in the region now are left out.
     * @param region ISO 3166-1 alpha-2; null if unknown
     */
    async continueWatching(profileId: string, region: string | null, page: PageRequest) {
      return continueWatching.list(profileId, await audienceOf(profileId, region), page);
    },

    /**
     * Removes a title, or the whole series of an episode, from Continue Watching until it is watched again. Its
     * progress is kept. Does nothing when it is not listed.
     * @returns the id of the removed title or series
     */
    async removeFromContinueWatching(profileId: string, titleId: string): Promise<string> {
      const wholeTitleId = await wholeTitleIdOf(titles, titleId);
      await continueWatching.hide(profileId, wholeTitleId, clock.now());
      return wholeTitleId;
    },

    /** The titles that a profile started or finished, the latest first. */
    async watchHistory(profileId: string, page: PageRequest) {
      const { maturityLimit } = await profiles.get(profileId);
      return history.list(profileId, maturityLimit, page);
    },

    /**
     * Clears a profile's history and progress. Both disappear at once, and later reports about the time before, which
     * a player may still hold, are ignored. Ratings and the watchlist are kept.
     * @returns the instant up to which everything was cleared
     */
    clearHistory(profileId: string): Promise<Date> {
      return history.clear(profileId, clock.now());
    },

    /** The title if it is within the profile's maturity limit now, whatever was allowed before; null otherwise. */
    async ifVisible<Shown extends Pick<WatchableTitle, 'isSuitableFor'>>(
      profileId: string,
      title: Shown | null,
    ): Promise<Shown | null> {
      const { maturityLimit } = await profiles.get(profileId);
      return title?.isSuitableFor(maturityLimit) ? title : null;
    },
  };
}
