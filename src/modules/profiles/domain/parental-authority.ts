import type { Profile } from './profile.js';

type Guarded = Pick<Profile, 'id' | 'maturityLimit' | 'hasPin'>;

/** A verified proof: the account's password, or the PIN of one of its profiles. */
export type Authority = { readonly kind: 'PASSWORD' } | { readonly kind: 'PIN'; readonly profileId: string };

/**
 * The authority that a change requires. As soon as one profile of the account has a PIN, raising a limit must be
 * authorised.
 * @param before the current profiles of the account
 * @param after the new or changed profile
 * @returns the limit, in years, that the authority has to cover; null when none is required
 */
export function limitToAuthorise(before: readonly Guarded[], after: Guarded): number | null {
  if (!before.some(({ hasPin }) => hasPin)) return null;
  const known = before.find(({ id }) => id === after.id);
  const free = known ? known.maturityLimit : highestOpenLimit(before);
  return after.maturityLimit > free ? after.maturityLimit : null;
}

/** The profiles whose PIN authorises a limit: those with at least that limit. */
export function authoritiesOver<One extends Guarded>(limit: number, profiles: readonly One[]): One[] {
  return profiles.filter(({ hasPin, maturityLimit }) => hasPin && maturityLimit >= limit);
}

/** Whether the proof authorises a limit. */
export function isAuthorised(
  limit: number,
  authority: Authority | null,
  profiles: readonly Guarded[],
): boolean {
  if (authority === null) return false;
  if (authority.kind === 'PASSWORD') return true;
  return authoritiesOver(limit, profiles).some(({ id }) => id === authority.profileId);
}

/**
 * The highest limit without a PIN, which anyone with the device can use. Below every limit if each profile has a PIN.
 */
function highestOpenLimit(profiles: readonly Guarded[]): number {
  return Math.max(-1, ...profiles.filter(({ hasPin }) => !hasPin).map((one) => one.maturityLimit));
}
