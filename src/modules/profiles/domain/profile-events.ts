import { type DomainEvent, domainEvent } from '../../../shared/domain-event.js';

/** Nobody sees the profile any more, and what is stored of it has to go. */
export type ProfileDeleted = DomainEvent<
  'profiles.profile_deleted',
  { readonly accountId: string; readonly profileId: string }
>;

export function profileDeleted(accountId: string, profileId: string, now: Date): ProfileDeleted {
  return domainEvent('profiles.profile_deleted', { accountId, profileId }, now);
}
