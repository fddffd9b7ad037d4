import DataLoader from 'dataloader';
import type { Account } from './domain/account.js';
import type { DeviceSession } from './domain/device-session.js';
import type { Profile } from './domain/profile.js';
import type { IdentityService } from './identity.service.js';
import type { ProfileService } from './profile.service.js';

export interface AccountsLoaders {
  readonly accountById: DataLoader<string, Account | null>;
  readonly profileById: DataLoader<string, Profile | null>;
  readonly profilesByAccountId: DataLoader<string, readonly Profile[]>;
  readonly devicesByAccountId: DataLoader<string, readonly DeviceSession[]>;
}

/** The part of an operation's context that accounts own. */
export interface AccountsContext {
  readonly loaders: AccountsLoaders;
}

export function createAccountsLoaders(identity: IdentityService, profiles: ProfileService): AccountsLoaders {
  return {
    accountById: new DataLoader((ids) => identity.findAccounts(ids)),
    profileById: new DataLoader((ids) => profiles.find(ids)),
    profilesByAccountId: new DataLoader((ids) => profiles.findByAccountIds(ids)),
    devicesByAccountId: new DataLoader((ids) => identity.devicesOf(ids)),
  };
}
