export type { AccountRepository } from './account.repository.js';
export type { AccountsContext } from './accounts.loaders.js';
export { AccountType } from './accounts.types.js';
export type { DeviceService } from './device.service.js';
export type { Account } from './domain/account.js';
export { OVERLAP_SECONDS } from './domain/signing-key.js';
export type { IdentityService } from './identity.service.js';
