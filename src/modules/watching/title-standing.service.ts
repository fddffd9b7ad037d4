import { inOrderOf } from '../../shared/batches.js';
import type { Rating } from './domain/rating.js';
import type { RatedTitlesRepository } from './rated-titles.repository.js';
import { keyOfTitle, type LimitedTitleOfProfile, type TitleOfProfile } from './title-of-profile.js';
import type { WatchingProfiles } from './watching-ports.js';
import type { WatchlistRepository } from './watchlist/watchlist.repository.js';

export interface TitleStandingDependencies {
  readonly watchlist: Pick<WatchlistRepository, 'findListed'>;
  readonly ratings: RatedTitlesRepository;
  readonly profiles: WatchingProfiles;
}

export type TitleStandingService = ReturnType<typeof createTitleStandingService>;

/**
 * What profiles have listed and rated, for many titles at once. Titles that a profile may not see are treated as
 * neither.
 */
export function createTitleStandingService({ watchlist, ratings, profiles }: TitleStandingDependencies) {
  async function withLimits(asked: readonly TitleOfProfile[]): Promise<LimitedTitleOfProfile[]> {
    const ids = [...new Set(asked.map(({ profileId }) => profileId))];
    const named = await Promise.all(ids.map((id) => profiles.get(id)));
    const limits = new Map(named.map(({ id, maturityLimit }) => [id, maturityLimit]));
    return asked.map((one) => ({ ...one, maturityLimit: limits.get(one.profileId) ?? 0 }));
  }

  return {
    /** Whether films and series are on the watchlists of profiles, in the order of `asked`. */
    async areListed(asked: readonly TitleOfProfile[]): Promise<boolean[]> {
      const listed = await watchlist.findListed(await withLimits(asked));
      const keys = new Set(listed.map(keyOfTitle));
      return asked.map((one) => keys.has(keyOfTitle(one)));
    },

    /** The ratings of titles by profiles, in the order of `asked`; null without a rating. */
    async ratingsOf(asked: readonly TitleOfProfile[]): Promise<(Rating | null)[]> {
      const found = await ratings.find(await withLimits(asked));
      return inOrderOf(asked.map(keyOfTitle), found, keyOfTitle);
    },
  };
}
