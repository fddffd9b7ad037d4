import { describe, expect, it } from 'vitest';
import { createSessionMemory } from './session-memory.js';
import { ended } from './session-revocations.js';

const SECOND = 1000;
const LIFETIME = 900;
const TOLERANCE = 60;

function memoryOf(most: number) {
  let time = Date.UTC(2026, 0, 1);
  const clock = { now: () => new Date(time) };
  const memory = createSessionMemory({
    accessTokenSeconds: LIFETIME,
    toleranceSeconds: TOLERANCE,
    most,
    clock,
  });
  return {
    memory,
    /** When a token expires that is issued now. */
    expiry: () => new Date(time + LIFETIME * SECOND),
    pass: (seconds: number) => {
      time += seconds * SECOND;
    },
  };
}

describe('the session memory of a process', () => {
  it('refuses all tokens of an ended session, whatever arrives later', () => {
    const { memory, expiry } = memoryOf(10);
    memory.remember(ended(['a']));
    memory.remember([{ sessionId: 'a', leastVersion: 2 }]);
    expect(memory.isRefused('a', 99, expiry())).toBe(true);
    expect(memory.isRefused('b', 1, expiry())).toBe(false);
  });

  it('refuses tokens of a lower version, and returns what is new', () => {
    const { memory, expiry } = memoryOf(10);
    expect(memory.remember([{ sessionId: 'a', leastVersion: 3 }])).toEqual(['a']);
    expect(memory.remember([{ sessionId: 'a', leastVersion: 2 }])).toEqual([]);
    expect(memory.isRefused('a', 2, expiry())).toBe(true);
    expect(memory.isRefused('a', 3, expiry())).toBe(false);
  });

  it('is kept for the lifetime of a token, also with differing clocks', () => {
    const { memory, expiry, pass } = memoryOf(10);
    const late = new Date(expiry().getTime() + TOLERANCE * SECOND);
    memory.remember(ended(['a']));
    pass(LIFETIME + TOLERANCE - 1);
    memory.remember(ended(['b']));
    expect(memory.isRefused('a', 1, late)).toBe(true);
    pass(1);
    memory.remember(ended(['c']));
    expect(memory.isRefused('a', 1, late)).toBe(false);
  });

  it('refuses sessions for which it had no room; others must refresh, and are then admitted', () => {
    const { memory, expiry, pass } = memoryOf(2);
    const before = expiry();
    memory.remember(ended(['a']));
    memory.remember(ended(['b', 'c']));
    for (const session of ['a', 'b', 'c', 'innocent'])
      expect(memory.isRefused(session, 1, before)).toBe(true);
    pass(TOLERANCE);
    expect(memory.isRefused('innocent', 1, expiry())).toBe(false);
    expect(memory.isRefused('c', 1, expiry())).toBe(true);
  });

  it('refuses all sessions if it could not read all changes', () => {
    const { memory, expiry, pass } = memoryOf(2);
    const before = expiry();
    memory.overflow();
    expect(memory.isRefused('a', 1, before)).toBe(true);
    pass(TOLERANCE);
    expect(memory.isRefused('a', 1, expiry())).toBe(false);
  });
});
