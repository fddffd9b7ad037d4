import { afterAll, expect, it } from 'vitest';
import { connectToRedis, keysIn, testRedis } from '../../../../test/support/test-redis.js';
import { sumAdditions } from './metric-additions.js';
import { SLOTS_KEPT_MS } from './shared-metrics.js';
import { createRedisSharedMetrics, REMEMBERED_MS } from './shared-metrics.redis.js';

const { url, prefix } = testRedis();
const redis = connectToRedis(url);
afterAll(() => redis.quit());
const shared = createRedisSharedMetrics({ redis, prefix });

async function totalOf(metric: string): Promise<number> {
  const now = await shared.now();
  const additions = await shared.read(new Date(now.getTime() - 120_000), now);
  return sumAdditions(additions).find((total) => total.metric === metric)?.count ?? 0;
}

it('adds up the increments of processes', async () => {
  await shared.take({ processId: 'one', number: 1, report: 'r', additions: [['a|x', 2]] });
  await shared.take({ processId: 'two', number: 1, report: 'r', additions: [['a|x', 3]] });
  await shared.take({ processId: 'one', number: 2, report: 'r', additions: [['a|x', 5]] });
  expect(await totalOf('a')).toBe(10);
});

it('adds a part once, however often it is sent', async () => {
  const part = { processId: 'again', number: 1, report: 'r', additions: [['b|x', 7]] as const };
  const taken = await Promise.all(Array.from({ length: 20 }, () => shared.take(part)));
  expect(taken.filter(Boolean)).toHaveLength(1);
  expect(await totalOf('b')).toBe(7);
});

it('has the latest report of each process, until it leaves', async () => {
  await shared.take({ processId: 'leaver', number: 1, report: 'first', additions: [] });
  await shared.take({ processId: 'leaver', number: 2, report: 'second', additions: [] });
  const { now, processes } = await shared.processes();
  const found = processes.find(({ id }) => id === 'leaver');
  expect(found?.report).toBe('second');
  expect(Math.abs(now.getTime() - (found?.heardAt.getTime() ?? 0))).toBeLessThan(10_000);
  await shared.leave('leaver');
  expect((await shared.processes()).processes.map(({ id }) => id)).not.toContain('leaver');
});

it('deletes processes that have been silent for long', async () => {
  const base = `${prefix}:{metrics}`;
  await shared.take({ processId: 'silent', number: 1, report: 'r', additions: [] });
  await redis.zadd(`${base}:seen`, Date.now() - REMEMBERED_MS - 60_000, 'silent');
  await shared.take({ processId: 'living', number: 1, report: 'r', additions: [] });
  expect((await shared.processes()).processes.map(({ id }) => id)).not.toContain('silent');
  expect(await redis.hget(`${base}:parts`, 'silent')).toBeNull();
});

it('stores only keys that expire', async () => {
  await shared.take({ processId: 'ending', number: 1, report: 'r', additions: [['c', 1]] });
  const keys = await keysIn(redis, `${prefix}:*`);
  expect(keys.length).toBeGreaterThan(3);
  for (const key of keys) {
    const leftMs = await redis.pttl(key);
    expect(leftMs).toBeGreaterThan(0);
    expect(leftMs).toBeLessThanOrEqual(SLOTS_KEPT_MS);
  }
});
