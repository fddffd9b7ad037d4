import type { Transactor } from '../../platform/database/transactor.js';
import type { Clock } from '../../shared/clock.js';
import { InvalidInputError, NotFoundError } from '../../shared/domain-error.js';
import { isId } from '../../shared/ids.js';
import type { Profile } from './domain/profile.js';
import { createProfile, type ProfileWish } from './domain/profile-factory.js';
import { ProfileLimitReachedError, ProfileNameTakenError } from './domain/profiles-errors.js';
import type { ProfileRepository } from './profile.repository.js';

/** How many profiles an account may have. */
export interface ProfileAllowance {
  maxProfilesOf(accountId: string): Promise<number>;
}

/** A cache in front of the stored profiles. */
export interface ProfileCache {
  getMany(
    ids: readonly string[],
    load: (missing: readonly string[]) => Promise<(Profile | null)[]>,
  ): Promise<(Profile | null)[]>;
}

export interface ProfileDependencies {
  readonly profiles: ProfileRepository;
  readonly cache: ProfileCache;
  readonly transactor: Transactor<{ readonly profiles: ProfileRepository }>;
  readonly allowance: ProfileAllowance;
  readonly clock: Clock;
}

export type ProfileService = ReturnType<typeof createProfileService>;

/** The people behind an account. */
export function createProfileService({ profiles, cache, transactor, allowance, clock }: ProfileDependencies) {
  /** In the order of the ids. */
  async function find(ids: readonly string[]): Promise<(Profile | null)[]> {
    const known = ids.filter(isId);
    const found = await cache.getMany(known, (missing) => profiles.findByIds(missing));
    const byId = new Map(known.map((id, index) => [id, found[index] ?? null]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  async function requireGenres(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    if (!ids.every(isId) || !(await profiles.hasGenres(ids))) {
      throw new InvalidInputError({
        favouriteGenreIds: 'Choose favourites among the genres of the catalog.',
      });
    }
  }

  return {
    find,

    /** @throws NotFoundError */
    async get(id: string): Promise<Profile> {
      const [profile] = await find([id]);
      if (!profile) throw new NotFoundError('The profile');
      return profile;
    },

    findByAccountIds: (accountIds: readonly string[]) => profiles.findByAccountIds(accountIds),

    /**
     * Adds a profile. Simultaneous calls are counted one at a time, so that they cannot pass the limit.
     * @throws InvalidInputError, ProfileLimitReachedError, ProfileNameTakenError
     */
    async create(accountId: string, isKids: boolean, wish: ProfileWish): Promise<Profile> {
      const profile = createProfile(accountId, isKids, wish);
      await requireGenres(profile.favouriteGenreIds);
      const limit = await allowance.maxProfilesOf(accountId);
      await transactor.run(async (transaction) => {
        await transaction.profiles.lockAccount(accountId);
        if ((await transaction.profiles.countOf(accountId)) >= limit)
          throw new ProfileLimitReachedError(limit);
        if (!(await transaction.profiles.insert(profile, clock.now())))
          throw new ProfileNameTakenError(profile.name);
      });
      return profile;
    },
  };
}
