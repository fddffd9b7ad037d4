export type { AccountRepository } from './account.repository.js';
export type { AccountsContext } from './accounts.loaders.js';
export { AccountType, boundProfileOf } from './accounts.types.js';
export { AdminAccountType } from './administration/account-administration.types.js';
export type { AccountClosingService } from './administration/account-closing.service.js';
export type { Account } from './domain/account.js';
export {
  type AccountNoticeRaised,
  type EmailVerificationRequested,
  noticeRaised,
  type PasswordResetRequested,
  type SessionsEnded,
} from './domain/account-events.js';
export type { DeviceSession } from './domain/device-session.js';
export { OVERLAP_SECONDS } from './domain/signing-key.js';
export { noticeMessage } from './emails/notice-email.js';
export type { IdentityService } from './identity.service.js';
export type { PasswordCheck } from './passwords/password-check.js';
export type { PasswordHasher } from './passwords/password-hasher.js';
export type { DeviceService } from './sessions/device.service.js';
export { DeviceType } from './sessions/device.types.js';
