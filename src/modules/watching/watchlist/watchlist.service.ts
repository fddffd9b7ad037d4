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

/** What a profile means to watch: films and series. */
export function createWatchlistService({ watchlist, titles, profiles, clock }: WatchlistDependencies) {
  return {
    /**
     * What may be seen there and now, the latest added first.
     * @param region ISO 3166-1 alpha-2; null where it is not known
     */
    async list(profileId: string, region: string | null, page: PageRequest): Promise<Page<WatchlistItem>> {
      const { maturityLimit } = await profiles.get(profileId);
      return watchlist.list(profileId, { maturityLimit, region, now: clock.now() }, page);
    },

    /**
     * Of an episode, its series. What is on the list already stays where it is.
     * @returns what is on the list now
     * @throws NotFoundError, MaturityRestrictedError, WatchlistFullError
     */
    async add(named: NamedTitle): Promise<string> {
      const title = await requireVisible({ titles, profiles, clock }, named);
      const wholeTitleId = title.seriesId ?? title.id;
      await watchlist.add({ profileId: named.profileId, titleId: wholeTitleId, addedAt: clock.now() });
      return wholeTitleId;
    },

    /** Of an episode, its series. @returns what is not on the list now, which it may not have been before */
    async remove(profileId: string, titleId: string): Promise<string> {
      const wholeTitleId = await wholeTitleIdOf(titles, titleId);
      await watchlist.remove(profileId, wholeTitleId, clock.now());
      return wholeTitleId;
    },
  };
}
