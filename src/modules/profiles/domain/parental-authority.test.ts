import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Authority, authoritiesOver, isAuthorised, limitToAuthorise } from './parental-authority.js';

interface Member {
  readonly id: string;
  readonly maturityLimit: number;
  readonly hasPin: boolean;
}

const parent: Member = { id: 'parent', maturityLimit: 18, hasPin: true };
const teen: Member = { id: 'teen', maturityLimit: 13, hasPin: true };
const kid: Member = { id: 'kid', maturityLimit: 12, hasPin: false };
const family = [parent, teen, kid];

describe('parental authority', () => {
  it('is required to raise a limit only if some profile has a PIN', () => {
    expect(limitToAuthorise(family, { ...kid, maturityLimit: 16 })).toBe(16);
    expect(limitToAuthorise([{ ...parent, hasPin: false }, kid], { ...kid, maturityLimit: 16 })).toBeNull();
  });

  it('is not required to lower a limit, or to add a profile with no higher limit than an open one', () => {
    expect(limitToAuthorise(family, { ...kid, maturityLimit: 6 })).toBeNull();
    expect(limitToAuthorise(family, { id: 'new', maturityLimit: 12, hasPin: false })).toBeNull();
    expect(limitToAuthorise(family, { id: 'new', maturityLimit: 13, hasPin: false })).toBe(13);
  });

  it('is required for every new profile if all profiles have PINs', () => {
    expect(limitToAuthorise([parent], { id: 'new', maturityLimit: 0, hasPin: false })).toBe(0);
  });

  it('is the password, or the PIN of a profile with at least this limit', () => {
    expect(authoritiesOver(13, family)).toEqual([parent, teen]);
    expect(isAuthorised(18, { kind: 'PASSWORD' }, family)).toBe(true);
    expect(isAuthorised(18, { kind: 'PIN', profileId: 'teen' }, family)).toBe(false);
    expect(isAuthorised(18, { kind: 'PIN', profileId: 'parent' }, family)).toBe(true);
    expect(isAuthorised(0, null, family)).toBe(false);
  });
});

/** The attempts of a child with a device: everything, but only with PINs that the child has set. */
type Try =
  | { readonly act: 'add'; readonly limit: number; readonly with: number }
  | { readonly act: 'change'; readonly which: number; readonly limit: number; readonly with: number }
  | { readonly act: 'setPin'; readonly which: number }
  | { readonly act: 'removePin'; readonly which: number }
  | { readonly act: 'delete'; readonly which: number };

const limit = fc.integer({ min: 0, max: 18 });
const which = fc.nat({ max: 7 });
const tries: fc.Arbitrary<Try> = fc.oneof(
  fc.record({ act: fc.constant('add' as const), limit, with: which }),
  fc.record({ act: fc.constant('change' as const), which, limit, with: which }),
  fc.record({ act: fc.constant('setPin' as const), which }),
  fc.record({ act: fc.constant('removePin' as const), which }),
  fc.record({ act: fc.constant('delete' as const), which }),
);

test('without it, no sequence of changes raises the highest limit of open profiles', () => {
  const household = fc.array(fc.record({ maturityLimit: limit, hasPin: fc.boolean() }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(household, fc.array(tries), (members, attempts) => {
      let profiles: Member[] = members.map((one, index) => ({ ...one, id: `${index}` }));
      fc.pre(profiles.some(({ hasPin }) => hasPin));
      const openAtFirst = Math.max(
        -1,
        ...profiles.filter((one) => !one.hasPin).map((one) => one.maturityLimit),
      );
      /** The profiles whose PIN the child knows. */
      const own = new Set<string>();

      const replace = (after: Member, pinOf: Member | undefined) => {
        const authority: Authority | null =
          pinOf && own.has(pinOf.id) ? { kind: 'PIN', profileId: pinOf.id } : null;
        const needed = limitToAuthorise(profiles, after);
        if (needed !== null && !isAuthorised(needed, authority, profiles)) return;
        profiles = [...profiles.filter(({ id }) => id !== after.id), after];
      };

      attempts.forEach((attempt, index) => {
        if (attempt.act === 'add') {
          const added = { id: `new-${index}`, maturityLimit: attempt.limit, hasPin: false };
          replace(added, profiles[attempt.with % profiles.length]);
          return;
        }
        const one = profiles[attempt.which % profiles.length];
        if (one === undefined) return;
        const isOwn = !one.hasPin || own.has(one.id);
        if (attempt.act === 'change') {
          replace({ ...one, maturityLimit: attempt.limit }, profiles[attempt.with % profiles.length]);
        } else if (attempt.act === 'setPin' && isOwn) {
          own.add(one.id);
          profiles = profiles.map((other) => (other === one ? { ...one, hasPin: true } : other));
        } else if (attempt.act === 'removePin' && isOwn) {
          profiles = profiles.map((other) => (other === one ? { ...one, hasPin: false } : other));
        } else if (attempt.act === 'delete' && isOwn && profiles.length > 1) {
          profiles = profiles.filter((other) => other !== one);
        }
        const open = profiles.filter(({ id, hasPin }) => !hasPin || own.has(id));
        for (const { maturityLimit } of open) expect(maturityLimit).toBeLessThanOrEqual(openAtFirst);
      });
    }),
    { numRuns: 1000 },
  );
});
