import DataLoader from 'dataloader';
import type { Viewer } from '../../shared/viewer.js';
import type { Profile } from './domain/profile.js';
import type { ProfileService } from './profile.service.js';
import type { UnlockService } from './unlock.service.js';

export interface ProfilesLoaders {
  readonly profileById: DataLoader<string, Profile | null>;
  readonly profilesByAccountId: DataLoader<string, readonly Profile[]>;
  /** Whether a protected profile is open on the calling device. */
  readonly isProfileOpen: DataLoader<string, boolean>;
}

/** The part of an operation's context with the loaders of this module. */
export interface ProfilesContext {
  readonly loaders: ProfilesLoaders;
}

export function createProfilesLoaders(
  profiles: ProfileService,
  locks: Pick<UnlockService, 'isOpen'>,
  viewer: Viewer | null,
): ProfilesLoaders {
  return {
    profileById: new DataLoader((ids) => profiles.find(ids)),
    profilesByAccountId: new DataLoader((ids) => profiles.findByAccountIds(ids)),
    isProfileOpen: new DataLoader((ids) =>
      Promise.all(ids.map(async (id) => viewer !== null && (await locks.isOpen(viewer.sessionId, id)))),
    ),
  };
}
