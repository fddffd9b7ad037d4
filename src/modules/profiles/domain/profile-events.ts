import { type DomainEvent, domainEvent } from '../../../shared/domain-event.js';

/** A profile was deleted, and its data must be erased. */
export type ProfileDeleted = DomainEvent<
  'profiles.profile_deleted',
  { readonly accountId: string; readonly profileId: string }
>;

/** A PIN was set: devices on which the profile was open have to enter it. */
export type ProfileLocked = DomainEvent<
  'profiles.profile_locked',
  {
    readonly profileId: string;
    /** The device that set it, on which the profile stays open. */
    readonly sessionId: string;
  }
>;

export function profileLocked(profileId: string, sessionId: string, now: Date): ProfileLocked {
  return domainEvent('profiles.profile_locked', { profileId, sessionId }, now);
}

export function profileDeleted(accountId: string, profileId: string, now: Date): ProfileDeleted {
  return domainEvent('profiles.profile_deleted', { accountId, profileId }, now);
}
