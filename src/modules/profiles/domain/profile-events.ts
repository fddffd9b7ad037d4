import { type DomainEvent, domainEvent } from '../../../shared/domain-event.js';

/** Nobody sees the profile any more, and what is stored of it has to go. */
export type ProfileDeleted = DomainEvent<
  'profiles.profile_deleted',
  { readonly accountId: string; readonly profileId: string }
>;

/** A PIN was set: devices on which the profile was open have to give it. */
export type ProfileLocked = DomainEvent<
  'profiles.profile_locked',
  {
    readonly profileId: string;
    /** Devices that had given the PIN before. */
    readonly sessionIds: readonly string[];
  }
>;

export function profileLocked(profileId: string, sessionIds: readonly string[], now: Date): ProfileLocked {
  return domainEvent('profiles.profile_locked', { profileId, sessionIds }, now);
}

export function profileDeleted(accountId: string, profileId: string, now: Date): ProfileDeleted {
  return domainEvent('profiles.profile_deleted', { accountId, profileId }, now);
}
