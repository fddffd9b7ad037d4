import type { Clock } from '../../../shared/clock.js';
import type { Page, PageRequest } from '../../../shared/page.js';
import { type NamedTitle, requireVisible } from '../visible-title.js';
import type { WatchableTitles, WatchingProfiles } from '../watching-ports.js';
import { wholeTitleIdOf } from '../whole-title.js';
import type { WatchlistItem, WatchlistRepository } from './watchlist.repository.js';

export interface WatchlistDependencies {
  readonly watchlist: WatchlistRepository;
  readonly titles: WatchableTitles;
  readonly profiles: WatchingProfiles;
  readonly clock: Clock;
}

export type WatchlistService = ReturnType<typeof createWatchlistService>;

/** The films and series on a profile's watchlist. */
export function createWatchlistService({ watchlist, titles, profiles, clock }: WatchlistDependencies) {
  return {
    /**
     * The titles that may be seen in this region now, latest added first.
     * @param region ISO 3166-1 alpha-2; null if unknown
     */
    async list(profileId: string, region: string | null, page: PageRequest): Promise<Page<WatchlistItem>> {
      const { maturityLimit } = await profiles.get(profileId);
      return watchlist.list(profileId, { maturityLimit, region, now: clock.now() }, page);
    },

    /**
     * For an episode, adds its series. A title that is already listed keeps its position.
     * @returns the id of the listed title
     * @throws NotFoundError, MaturityRestrictedError, WatchlistFullError
     */
    async add(named: NamedTitle): Promise<string> {
      const title = await requireVisible({ titles, profiles, clock }, named);
      const wholeTitleId = title.seriesId ?? title.id;
      await watchlist.add({ profileId: named.profileId, titleId: wholeTitleId, addedAt: clock.now() });
      return wholeTitleId;
    },

    /** For an episode, removes its series. @returns the id of the title, whether or not it was listed */
    async remove(profileId: string, titleId: string): Promise<string> {
      const wholeTitleId = await wholeTitleIdOf(titles, titleId);
      await watchlist.remove(profileId, wholeTitleId, clock.now());
      return wholeTitleId;
    },
  };
}
