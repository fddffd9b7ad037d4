import DataLoader from 'dataloader';
import type { Account } from './domain/account.js';
import type { DeviceSession } from './domain/device-session.js';
import type { IdentityService } from './identity.service.js';
import type { DeviceService } from './sessions/device.service.js';

export interface AccountsLoaders {
  readonly accountById: DataLoader<string, Account | null>;
  readonly devicesByAccountId: DataLoader<string, readonly DeviceSession[]>;
}

/** The part of an operation's context with the loaders of this module. */
export interface AccountsContext {
  readonly loaders: AccountsLoaders;
}

export function createAccountsLoaders(identity: IdentityService, devices: DeviceService): AccountsLoaders {
  return {
    accountById: new DataLoader((ids) => identity.findAccounts(ids)),
    devicesByAccountId: new DataLoader((ids) => devices.devicesOf(ids)),
  };
}
