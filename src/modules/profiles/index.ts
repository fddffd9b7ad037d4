export type { Profile } from './domain/profile.js';
export type { ProfileDeleted, ProfileLocked } from './domain/profile-events.js';
export { requireEveryProfileOpen } from './open-profiles.js';
export type { ProfileService } from './profile.service.js';
export type { ProfilesContext } from './profiles.loaders.js';
export { ownsProfile, ownsProfileIfNamed, requireOpenProfile } from './profiles.rules.js';
export { ProfileType } from './profiles.types.js';
