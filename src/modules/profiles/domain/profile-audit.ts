import type { Profile } from './profile.js';

/** The fields of a profile in the audit trail: those that decide what it may see, and no names. */
const AUDITED = ['maturityLimit', 'isKids'] as const;

/** The changed fields of a profile, with the old and new values of those that decide what it may see. */
export function changesBetween(before: Profile, after: Profile) {
  const names = Object.keys(after) as (keyof Profile)[];
  const fields = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const audited = AUDITED.filter((name) => fields.includes(name));
  return {
    fields,
    before: Object.fromEntries(audited.map((name) => [name, before[name]])),
    after: Object.fromEntries(audited.map((name) => [name, after[name]])),
  };
}
