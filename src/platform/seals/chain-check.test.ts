import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBytes } from './canonical-bytes.js';
import { createChainCheck } from './chain-check.js';
import { BEGINNING, hashOfRows, type Seal, type SealContent, sealWith } from './seal.js';
import { createSealKey } from './seal-key.js';

const key = createSealKey('the secret of the platform, which nobody else has');
const stranger = createSealKey('a secret that somebody made up for themselves');

const row = fc.array(fc.option(fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 4 });
const contents = fc.array(
  fc.record({
    kind: fc.constantFrom('ENTRIES' as const, 'RETIRED' as const),
    tableName: fc.constantFrom('audit_entries', 'access_entries'),
    month: fc.option(fc.constantFrom('2026-10-01', '2026-11-01')),
    positions: fc.nat().map((start) => `{[${start},${start + 2})}`),
    entryCount: fc.nat(),
    rowsHash: fc.array(row).map(hashOfRows),
    sealedAt: fc.date({ noInvalidDate: true }),
  }),
  { minLength: 2, maxLength: 8 },
);

function chainOf(parts: readonly Omit<SealContent, 'number' | 'previousHash'>[], by = key): Seal[] {
  const seals: Seal[] = [];
  for (const part of parts) {
    const previousHash = seals.at(-1)?.hash ?? BEGINNING;
    seals.push(sealWith(by, { ...part, number: seals.length + 1, previousHash }));
  }
  return seals;
}

function problemsOf(seals: readonly Seal[]) {
  const check = createChainCheck([key]);
  return seals.flatMap((seal) => check.next(seal));
}

function flipOne(bytes: Buffer, place: number): Buffer {
  const flipped = Buffer.from(bytes);
  const index = place % flipped.length;
  flipped[index] = (flipped[index] ?? 0) ^ 1;
  return flipped;
}

const CHANGES: readonly ((seal: Seal, place: number) => Partial<Seal>)[] = [
  ({ kind }) => ({ kind: kind === 'ENTRIES' ? 'RETIRED' : 'ENTRIES' }),
  ({ tableName }) => ({ tableName: `${tableName}s` }),
  ({ month }) => ({ month: month === null ? '2026-11-01' : null }),
  ({ positions }) => ({ positions: positions.replace(')', '0)') }),
  ({ entryCount }) => ({ entryCount: entryCount + 1 }),
  ({ rowsHash }, place) => ({ rowsHash: flipOne(rowsHash, place) }),
  ({ previousHash }, place) => ({ previousHash: flipOne(previousHash, place) }),
  ({ hash }, place) => ({ hash: flipOne(hash, place) }),
  ({ signature }, place) => ({ signature: flipOne(signature, place) }),
  ({ sealedAt }) => ({ sealedAt: new Date(sealedAt.getTime() === 0 ? 1 : 0) }),
  ({ keyId }) => ({ keyId: `${keyId}0` }),
];

describe('a chain of seals', () => {
  it('is valid as it was made', () => {
    fc.assert(
      fc.property(contents, (parts) => {
        expect(problemsOf(chainOf(parts))).toEqual([]);
      }),
    );
  });

  it('is invalid if anything in a seal is changed, and the first problem is at that seal', () => {
    const change = fc.constantFrom(...CHANGES);
    fc.assert(
      fc.property(contents, fc.nat(), fc.nat(), change, (parts, at, place, changed) => {
        const seals = chainOf(parts);
        const index = at % seals.length;
        const target = seals[index] as Seal;
        seals[index] = { ...target, ...changed(target, place) };
        expect(problemsOf(seals)[0]).toMatchObject({ seal: index + 1 });
      }),
    );
  });

  it('is invalid without one of its seals, unless it is the last', () => {
    fc.assert(
      fc.property(contents, fc.nat(), (parts, at) => {
        const seals = chainOf(parts);
        const index = at % (seals.length - 1);
        expect(problemsOf(seals.toSpliced(index, 1))[0]).toMatchObject({
          kind: 'SEAL_MISSING',
          seal: index + 2,
        });
      }),
    );
  });

  it('is invalid in another order', () => {
    fc.assert(
      fc.property(contents, fc.nat(), (parts, at) => {
        const seals = chainOf(parts);
        const index = at % (seals.length - 1);
        const [one, other] = seals.splice(index, 2);
        seals.splice(index, 0, other as Seal, one as Seal);
        expect(problemsOf(seals)).not.toEqual([]);
      }),
    );
  });

  it('is invalid if it was made anew without the secret', () => {
    fc.assert(
      fc.property(contents, (parts) => {
        const made = chainOf(parts, stranger);
        expect(problemsOf(made)[0]).toMatchObject({ kind: 'KEY_UNKNOWN' });
        const pretended = made.map((seal) => ({ ...seal, keyId: key.id }));
        expect(problemsOf(pretended)[0]).toMatchObject({ kind: 'SIGNATURE_WRONG' });
      }),
    );
  });
});

describe('canonical bytes', () => {
  it('are the same for the same values only', () => {
    fc.assert(
      fc.property(row, row, (one, other) => {
        const areSame = JSON.stringify(one) === JSON.stringify(other);
        expect(canonicalBytes(one).equals(canonicalBytes(other))).toBe(areSame);
      }),
    );
  });

  it('distinguish null from an empty text, and one text from two', () => {
    const all = [[null], [''], ['', ''], ['a', ''], ['', 'a'], ['a'], []].map((values) =>
      canonicalBytes(values).toString('hex'),
    );
    expect(new Set(all).size).toBe(all.length);
  });
});
