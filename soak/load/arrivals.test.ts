import { expect, it } from 'vitest';
import { createRandom } from '../../test/support/random.js';
import { arrive } from './arrivals.js';

/** Simulates the arrivals of many people quickly. */
async function plannedOf(perSecond: number, count: number, onArrival: () => void = () => undefined) {
  const ended = new AbortController();
  const planned: number[] = [];
  await arrive({
    perSecond,
    fraction: createRandom(7).fraction,
    ended: ended.signal,
    onArrival(dueAt) {
      planned.push(dueAt);
      onArrival();
      if (planned.length === count) ended.abort();
    },
  });
  return planned;
}

it('arrivals are a Poisson process with the requested rate', async () => {
  const planned = await plannedOf(10_000, 5_000);
  const gaps = planned.slice(1).map((dueAt, index) => dueAt - (planned[index] ?? 0));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
  expect(mean).toBeCloseTo(0.1, 2);
  // In an exponential distribution, the standard deviation equals the mean.
  expect(Math.sqrt(variance) / mean).toBeCloseTo(1, 1);
});

it('a delayed visit does not delay others', async () => {
  const begin = performance.now();
  const planned = await plannedOf(1_000, 50, () => {
    for (const until = performance.now() + 5; performance.now() < until; );
  });
  const lastDue = (planned.at(-1) ?? 0) - begin;
  expect(lastDue).toBeLessThan(50 * 5);
});
