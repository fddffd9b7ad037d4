import type { Clock } from '../../../shared/clock.js';
import { NotFoundError } from '../../../shared/domain-error.js';
import type { Page, PageRequest } from '../../../shared/page.js';
import { MaturityRestrictedError } from '../domain/watching-errors.js';
import type { WatchableTitles, WatchingProfiles } from '../watching.service.js';
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
    /** The latest added first. */
    async list(profileId: string, page: PageRequest): Promise<Page<WatchlistItem>> {
      const { maturityLimit } = await profiles.get(profileId);
      return watchlist.list(profileId, maturityLimit, page);
    },

    /**
     * Of an episode, its series. What is on the list already stays where it is.
     * @returns what is on the list now
     * @throws NotFoundError, MaturityRestrictedError, WatchlistFullError
     */
    async add(profileId: string, titleId: string): Promise<string> {
      const { maturityLimit } = await profiles.get(profileId);
      const wholeTitleId = await wholeTitleIdOf(titles, titleId);
      const [title] = await titles.findPublished([wholeTitleId]);
      if (!title) throw new NotFoundError('The title');
      if (!title.isSuitableFor(maturityLimit)) throw new MaturityRestrictedError();
      await watchlist.add({ profileId, titleId: wholeTitleId, addedAt: clock.now() });
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
