import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isForgettable,
  retire,
  revoke,
  type SigningKey,
  signerAt,
  signsAt,
  verifiesAt,
  waitsAt,
} from './signing-key.js';

const MINUTE = 60_000;
const GRACE = 16 * MINUTE;
const now = new Date('2026-01-01T12:00:00Z');
const at = (minutes: number) => new Date(now.getTime() + minutes * MINUTE);

function key(id: string, signsFrom: number, verifiesUntil: number | null = null): SigningKey {
  return {
    id,
    createdAt: at(signsFrom),
    signsFrom: at(signsFrom),
    verifiesUntil: verifiesUntil === null ? null : at(verifiesUntil),
  };
}

describe('the signing key', () => {
  it('is the newest whose start has passed', () => {
    const keys = [key('old', -60, 10), key('current', -30), key('next', 5)];
    expect(signerAt(keys, now)?.id).toBe('current');
    expect(signerAt(keys, at(5))?.id).toBe('next');
  });

  it('is the same in all processes, even if two keys start at the same time', () => {
    const keys = [key('b', -1), key('a', -1)];
    expect(signerAt(keys, now)).toEqual(signerAt(keys.toReversed(), now));
  });

  it('is the next to start if none has, because another clock is ahead', () => {
    expect(signerAt([key('later', 3), key('next', 1)], now)?.id).toBe('next');
  });

  it('is never an ended key, and none if all have ended', () => {
    expect(signerAt([key('ended', -1, 0), key('before', -2, 1)], now)?.id).toBe('before');
    expect(signerAt([key('ended', -1, 0)], now)).toBeNull();
  });
});

describe('a key verifies tokens', () => {
  it('before it signs, without an end, and until its end', () => {
    expect(verifiesAt(key('current', -1), now)).toBe(true);
    expect(verifiesAt(key('next', 5), now)).toBe(true);
    expect(verifiesAt(key('old', -60, 1), now)).toBe(true);
    expect(verifiesAt(key('old', -60, 0), now)).toBe(false);
  });
});

describe('a successor', () => {
  it('keeps its predecessor valid until its last token has expired', () => {
    const [old] = retire([key('old', -60)], key('next', 5), now, GRACE);
    expect(old?.verifiesUntil).toEqual(at(5 + 16));
  });

  it('does not prolong keys that end earlier', () => {
    const changed = retire([key('old', -60, 3), key('current', -30)], key('next', 5), now, GRACE);
    expect(changed).toEqual([key('current', -30, 5 + 16)]);
  });

  it('that starts later than the pending key it replaces keeps the signing key valid for longer', () => {
    const [current] = retire([key('current', -30, 1 + 16), key('waiting', 1)], key('next', 5), now, GRACE);
    expect(current?.verifiesUntil).toEqual(at(5 + 16));
  });

  it('replaces a pending key and does not change ended ones', () => {
    expect(retire([key('waiting', 4), key('ended', -9, -1)], key('next', 0), now, GRACE)).toEqual([
      key('waiting', 4, 0),
    ]);
  });

  it('never ends a key before the tokens it signed, however often keys are rotated', () => {
    const steps = fc.array(fc.record({ wait: fc.nat(40), overlap: fc.constantFrom(0, 5) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(steps, (rotations) => {
        let keys: SigningKey[] = [key('0', 0)];
        let minute = 0;
        /** The key that a token was signed with, and when. */
        const signed: { readonly id: string; readonly minute: number }[] = [];
        for (const [index, { wait, overlap }] of rotations.entries()) {
          for (const end = minute + wait; minute < end; minute += 1) {
            signed.push({ id: signerAt(keys, at(minute))?.id ?? '', minute });
            const alive = signed.filter((token) => token.minute > minute - 15);
            for (const { id } of alive) {
              expect(keys.some((each) => each.id === id && verifiesAt(each, at(minute)))).toBe(true);
            }
          }
          const next = key(`${index + 1}`, minute + overlap);
          const changed = retire(keys, next, at(minute), GRACE);
          keys = [...keys.map((each) => changed.find(({ id }) => id === each.id) ?? each), next];
          expect(keys.filter((each) => waitsAt(each, at(minute))).length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('revoking', () => {
  it('the signing key requires a new one', () => {
    const keys = [key('old', -60, 10), key('current', -30)];
    expect(revoke(keys, key('current', -30), now)).toEqual({
      changed: [key('current', -30, 0)],
      leavesNoSigner: true,
    });
  });

  it('a pending key keeps the signing key in use', () => {
    const keys = [key('current', -30, 21), key('next', 5)];
    expect(revoke(keys, key('next', 5), now)).toEqual({
      changed: [key('next', 5, 0), key('current', -30)],
      leavesNoSigner: false,
    });
  });

  it('a former key changes no other key', () => {
    const old = key('old', -60, 10);
    expect(revoke([old, key('current', -30)], old, now)).toEqual({
      changed: [key('old', -60, 0)],
      leavesNoSigner: false,
    });
  });

  it.each([key('only', -1), key('only', 1)])('the only key leaves no signing key', (only) => {
    const { changed, leavesNoSigner } = revoke([only], only, now);
    expect(changed.some((each) => signsAt(each, now) || verifiesAt(each, now))).toBe(false);
    expect(leavesNoSigner).toBe(true);
  });
});

it('a key is deleted a month after its end', () => {
  const day = 24 * 60;
  expect(isForgettable(key('current', -100 * day), now)).toBe(false);
  expect(isForgettable(key('recent', -100 * day, -29 * day), now)).toBe(false);
  expect(isForgettable(key('past', -100 * day, -31 * day), now)).toBe(true);
});
