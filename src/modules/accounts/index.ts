export type { AccountsContext } from './accounts.loaders.js';
export { ownsProfile, ownsProfileIfNamed } from './accounts.rules.js';
export { AccountType, ProfileType } from './accounts.types.js';
export type { Profile } from './domain/profile.js';
export type { IdentityService } from './identity.service.js';
export type { ProfileService } from './profile.service.js';
