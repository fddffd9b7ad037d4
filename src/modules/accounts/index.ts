export type { AccountRepository } from './account.repository.js';
export { AdminAccountType } from './account-administration.types.js';
export type { AccountClosingService } from './account-closing.service.js';
export type { AccountsContext } from './accounts.loaders.js';
export { AccountType } from './accounts.types.js';
export type { DeviceService } from './device.service.js';
export type { Account } from './domain/account.js';
export { noticeRaised } from './domain/account-events.js';
export type { IdentityService } from './identity.service.js';
