import { describe, expect, it, vi } from 'vitest';
import { SealedSigningKeyError } from '../domain/accounts-errors.js';
import { SECRET, signingKeys } from './signing-keys.fixture.js';

const start = new Date('2026-01-01T00:00:00Z').getTime();
const UNKNOWN = 'A'.repeat(43);

function testClock() {
  let time = start;
  return {
    now: () => new Date(time),
    advance(milliseconds: number) {
      time += milliseconds;
    },
  };
}

async function oneKey() {
  const clock = testClock();
  const keys = await signingKeys(clock);
  return { clock, ...keys, key: await keys.add() };
}

describe('a process that holds the keys', () => {
  it('reads them once, when they are first needed, however many ask', async () => {
    const { ring, reading, key } = await oneKey();
    const signers = await Promise.all(Array.from({ length: 20 }, () => ring.signer()));
    expect(new Set(signers.map(({ id }) => id))).toEqual(new Set([key.id]));
    expect(await ring.verifier(key.id)).toMatchObject({ id: key.id });
    expect(reading.count).toBe(1);
  });

  it('tries again when the first reading failed', async () => {
    const { ring, reading, key } = await oneKey();
    reading.failure = new Error('connection terminated');
    await expect(ring.signer()).rejects.toThrow('connection terminated');
    reading.failure = null;
    expect(await ring.signer()).toMatchObject({ id: key.id });
  });

  it('takes up a new key when its time comes, and drops the old one when its time is over', async () => {
    const { ring, clock, add, end, key } = await oneKey();
    const next = await add(new Date(start + 5_000));
    end(key.id, new Date(start + 8_000));
    expect(await ring.signer()).toMatchObject({ id: key.id });
    expect((await ring.published()).map(({ id }) => id)).toEqual([next.id, key.id]);
    clock.advance(5_000);
    expect(await ring.signer()).toMatchObject({ id: next.id });
    expect(ring.verifies(key.id)).toBe(true);
    clock.advance(3_000);
    expect(ring.verifies(key.id)).toBe(false);
    expect(await ring.verifier(key.id)).toBeNull();
    expect((await ring.published()).map(({ id }) => id)).toEqual([next.id]);
  });

  it('looks for a key that it does not know, about once a second whatever comes', async () => {
    const { ring, clock, reading, add } = await oneKey();
    await ring.signer();
    const newer = await add();
    expect(await Promise.all([ring.verifier(newer.id), ring.verifier(newer.id)])).toMatchObject([
      { id: newer.id },
      { id: newer.id },
    ]);
    expect(reading.count).toBe(2);

    for (let attempt = 0; attempt < 1_000; attempt += 1) expect(await ring.verifier(UNKNOWN)).toBeNull();
    expect(reading.count).toBe(2);
    clock.advance(1_000);
    expect(await ring.verifier(UNKNOWN)).toBeNull();
    expect(reading.count).toBe(3);
  });

  it('says of an unknown key that it cannot tell while the keys cannot be read, and knows the others', async () => {
    const { ring, reading, key } = await oneKey();
    await ring.signer();
    reading.failure = new Error('connection terminated');
    await expect(ring.verifier(UNKNOWN)).rejects.toThrow('connection terminated');
    await expect(ring.verifier(UNKNOWN)).rejects.toThrow('connection terminated');
    expect(reading.count).toBe(2);
    expect(await ring.verifier(key.id)).toMatchObject({ id: key.id });
  });

  it('hears that a key has ended, and tells those who wait for it', async () => {
    const { ring, clock, add, end, tellNews, key } = await oneKey();
    const other = await add(new Date(start - 1));
    await ring.start();
    const onEnded = vi.fn();
    const onOtherEnded = vi.fn();
    ring.onEnded(key.id, onEnded);
    ring.onEnded(other.id, onOtherEnded);
    end(key.id, clock.now());
    tellNews();
    await vi.waitFor(() => expect(onEnded).toHaveBeenCalledOnce());
    expect(onOtherEnded).not.toHaveBeenCalled();
    expect(await ring.signer()).toMatchObject({ id: other.id });
    await ring[Symbol.asyncDispose]();
  });

  it('trusts no key that was not sealed with its secret, whoever put it there', async () => {
    const { ring, stored, key } = await oneKey();
    const stranger = await signingKeys(testClock(), 'a secret of somebody else');
    const theirs = await stranger.add(new Date(start - 1));
    const exchanged = { ...key, id: theirs.id, publicKey: theirs.publicKey };
    stored.push(theirs);
    expect(await ring.verifier(theirs.id)).toBeNull();
    stored.splice(1, 1, exchanged);
    await ring.reload();
    expect(await ring.verifier(theirs.id)).toBeNull();
    expect((await ring.published()).map(({ id }) => id)).toEqual([key.id]);
  });

  it('does not start with a secret that does not open the key that signs, and says what to do', async () => {
    const { stored, key } = await oneKey();
    const changed = await signingKeys(testClock(), `${SECRET}, changed`);
    changed.stored.push(...stored);
    await expect(changed.ring.start()).rejects.toThrow(SealedSigningKeyError);
    await expect(changed.ring.signer()).rejects.toThrow(
      new RegExp(`${key.id} was sealed with another AUTH_SECRET.*npm run keys -- rotate --now`),
    );
    await changed.ring[Symbol.asyncDispose]();
  });
});
