import type { Profile } from './profile.js';

type Guarded = Pick<Profile, 'id' | 'maturityLimit' | 'hasPin'>;

/** What was shown to be known: the account's password, or the PIN of one of its profiles. */
export type Authority = { readonly kind: 'PASSWORD' } | { readonly kind: 'PIN'; readonly profileId: string };

/**
 * What a change needs authority for. As soon as one profile of the account has a PIN, somebody there is to be
 * kept from something, and raising a limit is no longer everybody's to do.
 * @param before the account's profiles as they are
 * @param after the one that is new or changed, as it would be
 * @returns the limit, in years, that the authority has to reach; null when none is needed
 */
export function limitToAuthorise(before: readonly Guarded[], after: Guarded): number | null {
  if (!before.some(({ hasPin }) => hasPin)) return null;
  const known = before.find(({ id }) => id === after.id);
  const free = known ? known.maturityLimit : highestOpenLimit(before);
  return after.maturityLimit > free ? after.maturityLimit : null;
}

/** The profiles whose PIN is authority over a limit: those that may see as much themselves. */
export function authoritiesOver<One extends Guarded>(limit: number, profiles: readonly One[]): One[] {
  return profiles.filter(({ hasPin, maturityLimit }) => hasPin && maturityLimit >= limit);
}

/** Whether what was shown is authority over a limit. */
export function isAuthorised(
  limit: number,
  authority: Authority | null,
  profiles: readonly Guarded[],
): boolean {
  if (authority === null) return false;
  if (authority.kind === 'PASSWORD') return true;
  return authoritiesOver(limit, profiles).some(({ id }) => id === authority.profileId);
}

/** What anybody with the device in hand can see already. Below every limit where each profile has a PIN. */
function highestOpenLimit(profiles: readonly Guarded[]): number {
  return Math.max(-1, ...profiles.filter(({ hasPin }) => !hasPin).map((one) => one.maturityLimit));
}
