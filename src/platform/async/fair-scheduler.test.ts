import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createFairScheduler } from './fair-scheduler.js';

/** Work that records its name, and takes a given time by a test clock. */
function createWork({ sliceMs = 2, mostWaiting = 100 } = {}) {
  let time = 0;
  const done: string[] = [];
  const turns = createFairScheduler({ sliceMs, mostWaiting }, () => time);
  const take = (key: string, name: string, ms: number) =>
    turns.take(key, () => {
      time += ms;
      done.push(name);
      return name;
    });
  return { done, take };
}

it('runs long work in separate turns, and nothing before the first one', async () => {
  const { done, take } = createWork();
  const all = Promise.all([take('a', 'first', 5), take('a', 'second', 5), take('a', 'third', 5)]);
  expect(done).toEqual([]);
  const seen: number[] = [];
  while (done.length < 3) {
    await nextTurn();
    seen.push(done.length);
  }
  expect(seen).toEqual([1, 2, 3]);
  expect(await all).toEqual(['first', 'second', 'third']);
});

it('runs short work in one turn', async () => {
  const { done, take } = createWork();
  for (const name of ['first', 'second', 'third']) void take('a', name, 0);
  await nextTurn();
  expect(done).toEqual(['first', 'second', 'third']);
});

it('delays a busy key in favour of others', async () => {
  const { done, take } = createWork();
  const all = ['1', '2', '3'].map((name) => take('much', name, 5));
  await Promise.all([...all, take('little', 'mine', 5)]);
  expect(done).toEqual(['1', 'mine', '2', '3']);
});

it('limits the queue of a key', async () => {
  const { take } = createWork({ mostWaiting: 2 });
  const first = take('a', 'first', 0);
  void take('a', 'second', 0);
  expect(take('a', 'third', 0)).toBeNull();
  expect(await take('b', 'other', 0)).toBe('other');
  await first;
  expect(await take('a', 'fourth', 0)).toBe('fourth');
});

it('rejects with the error of the work, and continues with the next', async () => {
  const turns = createFairScheduler({ sliceMs: 1, mostWaiting: 10 });
  const failing = turns.take('a', () => {
    throw new Error('no');
  });
  const next = turns.take('a', () => 'yes');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
