import DataLoader from 'dataloader';
import type { Profile } from './domain/profile.js';
import type { ProfileService } from './profile.service.js';

export interface ProfilesLoaders {
  readonly profileById: DataLoader<string, Profile | null>;
  readonly profilesByAccountId: DataLoader<string, readonly Profile[]>;
}

/** The part of an operation's context that profiles own. */
export interface ProfilesContext {
  readonly loaders: ProfilesLoaders;
}

export function createProfilesLoaders(profiles: ProfileService): ProfilesLoaders {
  return {
    profileById: new DataLoader((ids) => profiles.find(ids)),
    profilesByAccountId: new DataLoader((ids) => profiles.findByAccountIds(ids)),
  };
}
