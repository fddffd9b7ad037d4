import { expect, it } from 'vitest';
import { callRate, timeCalls, timeOnce } from './calls.js';

it('calls one after the other, and returns the median duration', async () => {
  let running = 0;
  let most = 0;
  let calls = 0;
  const median = await timeCalls(async () => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    calls += 1;
    running -= 1;
  }, 0.01);
  expect(most).toBe(1);
  expect(calls).toBeGreaterThan(0);
  expect(median).toBeGreaterThan(0);
});

it('makes each of some calls once', async () => {
  const made: string[] = [];
  await timeOnce(['a', 'b', 'c'].map((name) => async () => made.push(name)));
  expect(made).toEqual(['a', 'b', 'c']);
});

it('has the given number of callers with one call at a time each', async () => {
  const busy = new Set<number>();
  const seen = new Set<number>();
  const rate = await callRate(
    async (caller) => {
      expect(busy.has(caller)).toBe(false);
      busy.add(caller);
      seen.add(caller);
      await new Promise((resolve) => setImmediate(resolve));
      busy.delete(caller);
    },
    3,
    0.02,
  );
  expect([...seen].toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
  expect(rate).toBeGreaterThan(0);
});

it('fails with the first call that fails', async () => {
  const failing = () => Promise.reject(new Error('no'));
  await expect(timeCalls(failing, 1)).rejects.toThrow('no');
  await expect(callRate(failing, 2, 1)).rejects.toThrow('no');
});
