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

describe('the key ring of a process', () => {
  it('reads the keys once on first use, also for concurrent requests', async () => {
    const { ring, reading, key } = await oneKey();
    const signers = await Promise.all(Array.from({ length: 20 }, () => ring.signer()));
    expect(new Set(signers.map(({ id }) => id))).toEqual(new Set([key.id]));
    expect(await ring.verifier(key.id)).toMatchObject({ id: key.id });
    expect(reading.count).toBe(1);
  });

  it('retries if the first read failed', async () => {
    const { ring, reading, key } = await oneKey();
    reading.failure = new Error('connection terminated');
    await expect(ring.signer()).rejects.toThrow('connection terminated');
    reading.failure = null;
    expect(await ring.signer()).toMatchObject({ id: key.id });
  });

  it('uses a new key from its start, and drops the old one at its end', async () => {
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

  it('looks for an unknown key at most about once a second', async () => {
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

  it('reports an outage for an unknown key while the keys cannot be read, and knows the others', async () => {
    const { ring, reading, key } = await oneKey();
    await ring.signer();
    reading.failure = new Error('connection terminated');
    await expect(ring.verifier(UNKNOWN)).rejects.toThrow('connection terminated');
    await expect(ring.verifier(UNKNOWN)).rejects.toThrow('connection terminated');
    expect(reading.count).toBe(2);
    expect(await ring.verifier(key.id)).toMatchObject({ id: key.id });
  });

  it('learns that a key has ended, and notifies its listeners', async () => {
    const { ring, clock, add, end, announceChange, key } = await oneKey();
    const other = await add(new Date(start - 1));
    await ring.start();
    const onEnded = vi.fn();
    const onOtherEnded = vi.fn();
    ring.onEnded(key.id, onEnded);
    ring.onEnded(other.id, onOtherEnded);
    end(key.id, clock.now());
    announceChange();
    await vi.waitFor(() => expect(onEnded).toHaveBeenCalledOnce());
    expect(onOtherEnded).not.toHaveBeenCalled();
    expect(await ring.signer()).toMatchObject({ id: other.id });
    await ring[Symbol.asyncDispose]();
  });

  it('does not trust a key that was not sealed with its secret', async () => {
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

  it('does not start with a secret that does not open the signing key, and names the remedy', async () => {
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
