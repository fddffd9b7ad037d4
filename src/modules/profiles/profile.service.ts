import { NotFoundError } from '../../shared/domain-error.js';
import { isId } from '../../shared/ids.js';
import type { Profile } from './domain/profile.js';
import { createProfileChanges, type ProfileChangesDependencies } from './profile-changes.service.js';

/** A cache in front of the stored profiles. */
export interface ProfileCache {
  /** The cached value without I/O; undefined when it is not cached. */
  peek(id: string): Profile | null | undefined;
  getMany(
    ids: readonly string[],
    load: (missing: readonly string[]) => Promise<(Profile | null)[]>,
  ): Promise<(Profile | null)[]>;
  delete(id: string): Promise<void>;
}

export interface ProfileDependencies extends ProfileChangesDependencies {
  readonly cache: ProfileCache;
}

export type ProfileService = ReturnType<typeof createProfileService>;

/** The profiles of an account. */
export function createProfileService(dependencies: ProfileDependencies) {
  const { profiles, cache } = dependencies;

  /** In the order of the ids. */
  async function find(ids: readonly string[]): Promise<(Profile | null)[]> {
    const known = ids.filter(isId);
    const found = await cache.getMany(known, (missing) => profiles.findByIds(missing));
    const byId = new Map(known.map((id, index) => [id, found[index] ?? null]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  return {
    ...createProfileChanges(dependencies),

    find,

    /** @throws NotFoundError */
    async get(id: string): Promise<Profile> {
      const held = cache.peek(id);
      const [profile] = held === undefined ? await find([id]) : [held];
      if (!profile) throw new NotFoundError('The profile');
      return profile;
    },

    findByAccountIds: (accountIds: readonly string[]) => profiles.findByAccountIds(accountIds),
  };
}
