import { expect, it } from 'vitest';
import { createSampleBroadcast } from './sample-broadcast.js';

const SECOND_MS = 5;

async function take(samples: AsyncIterator<number, unknown>, count: number): Promise<number[]> {
  const taken: number[] = [];
  while (taken.length < count) {
    const { done, value } = await samples.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

it('computes a sample once for all subscribers', async () => {
  let computed = 0;
  const broadcast = createSampleBroadcast({
    sample: async () => (computed += 1),
    onError: () => undefined,
    secondMs: SECOND_MS,
  });
  const followers = Array.from({ length: 50 }, () => broadcast.follow(1));
  const taken = await Promise.all(followers.map((follower) => take(follower, 3)));
  expect(new Set(taken.flat()).size).toBeLessThanOrEqual(computed);
  expect(computed).toBeLessThan(50);
  expect(taken.every((samples) => samples.length === 3)).toBe(true);
  for (const follower of followers) await follower.return?.();
});

it('does not send more often than requested', async () => {
  let computed = 0;
  const broadcast = createSampleBroadcast({
    sample: async () => (computed += 1),
    onError: () => undefined,
    secondMs: SECOND_MS,
  });
  const [often, seldom] = [broadcast.follow(1), broadcast.follow(5)];
  const taking = take(often, 25);
  const [first = 0, second = 0] = await take(seldom, 2);
  expect(second - first).toBeGreaterThanOrEqual(5);
  await often.return?.();
  await seldom.return?.();
  await taking;
});

it('computes nothing without subscribers, and continues with the next one', async () => {
  let computed = 0;
  const broadcast = createSampleBroadcast({
    sample: async () => (computed += 1),
    onError: () => undefined,
    secondMs: SECOND_MS,
  });
  const first = broadcast.follow(1);
  await take(first, 1);
  await first.return?.();
  expect(await first.next()).toEqual({ done: true, value: undefined });
  const computedThen = computed;
  const second = broadcast.follow(1);
  expect(await take(second, 1)).toEqual([computedThen + 1]);
  await second.return?.();
});

it('skips samples that cannot be computed', async () => {
  let computed = 0;
  const failures: unknown[] = [];
  const broadcast = createSampleBroadcast({
    async sample() {
      computed += 1;
      if (computed < 3) throw new Error('Away.');
      return computed;
    },
    onError: (error) => failures.push(error),
    secondMs: SECOND_MS,
  });
  const follower = broadcast.follow(1);
  expect(await take(follower, 1)).toEqual([3]);
  expect(failures).toHaveLength(2);
  await follower.return?.();
});
