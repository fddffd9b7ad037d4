import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UnauthenticatedError } from '../../../shared/domain-error.js';
import type { VerifiedToken } from '../tokens/access-token.js';
import { createSignInWatch } from './sign-in-watch.js';

const MINUTE = 60_000;
const start = new Date('2026-01-01T00:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A token names its session and its expiry in minutes after the start, such as `phone:15`. */
function verify(token: string): Promise<VerifiedToken> {
  const [sessionId = '', minutes] = token.split(':');
  const expiresAt = new Date(start.getTime() + Number(minutes) * MINUTE);
  if (!(expiresAt.getTime() > Date.now())) return Promise.reject(new UnauthenticatedError());
  const viewer = {
    accountId: 'ada',
    sessionId,
    sessionVersion: 1,
    role: 'VIEWER',
    boundProfileId: null,
  } as const;
  return Promise.resolve({ viewer, expiresAt, keyId: 'key' });
}

function watch(authorization: string | undefined) {
  const listeners = new Set<() => void>();
  const watchSignIn = createSignInWatch({
    accessTokens: { verify, issue: () => Promise.reject(new Error('Nobody signs in here.')) },
    revocations: {
      isRevoked: () => false,
      onRevoked(_sessionId, listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      announce: async () => undefined,
      start: async () => undefined,
      [Symbol.asyncDispose]: async () => undefined,
    },
    keys: { onEnded: () => () => undefined },
    clock: { now: () => new Date() },
  });
  const calls: string[] = [];
  const minute = () => (Date.now() - start.getTime()) / MINUTE;
  const watched = watchSignIn(authorization, {
    onExpiring: (expiresAt) =>
      calls.push(`warned at ${minute()} of ${(expiresAt.getTime() - start.getTime()) / MINUTE}`),
    onEnd: () => calls.push(`ended at ${minute()}`),
  });
  return { watched, calls, listeners };
}

describe('a watched sign-in', () => {
  it('is warned of a minute before it ends, with a single timer', async () => {
    const { watched, calls } = watch('Bearer phone:15');
    await watched;
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(14 * MINUTE);
    expect(calls).toEqual(['warned at 14 of 15']);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(MINUTE);
    expect(calls).toEqual(['warned at 14 of 15', 'ended at 15']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is warned of at half its time if that is less than two minutes', async () => {
    const { watched, calls } = watch('Bearer phone:1');
    await watched;
    vi.advanceTimersByTime(MINUTE);
    expect(calls).toEqual(['warned at 0.5 of 1', 'ended at 1']);
  });

  it('continues only with a newer token of its session', async () => {
    const { watched, calls, listeners } = watch('Bearer phone:15');
    const { renew, stop } = await watched;
    vi.advanceTimersByTime(14 * MINUTE);
    for (const refused of ['Bearer television:29', 'Bearer phone:1', 'Basic phone:29']) {
      await expect(renew(refused)).rejects.toThrow(UnauthenticatedError);
    }
    expect(await renew('Bearer phone:29')).toEqual(new Date(start.getTime() + 29 * MINUTE));
    expect(vi.getTimerCount()).toBe(1);
    expect(listeners.size).toBe(1);
    vi.advanceTimersByTime(15 * MINUTE);
    expect(calls).toEqual(['warned at 14 of 15', 'warned at 28 of 29', 'ended at 29']);
    stop();
    expect(listeners.size).toBe(0);
  });

  it('releases everything when it is stopped, also during a refresh', async () => {
    const { watched, calls, listeners } = watch('Bearer phone:15');
    const { renew, stop } = await watched;
    const renewal = renew('Bearer phone:29');
    stop();
    await renewal;
    expect(vi.getTimerCount()).toBe(0);
    expect(listeners.size).toBe(0);
    expect(calls).toEqual([]);
  });

  it("of a visitor never ends, and cannot become somebody's", async () => {
    const { watched, calls } = watch(undefined);
    const { renew } = await watched;
    expect(vi.getTimerCount()).toBe(0);
    await expect(renew('Bearer phone:15')).rejects.toThrow(UnauthenticatedError);
    expect(calls).toEqual([]);
  });
});
