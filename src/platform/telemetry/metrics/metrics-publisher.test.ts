import { afterAll, expect, it } from 'vitest';
import { connectToRedis, testRedis } from '../../../../test/support/test-redis.js';
import { createLogger } from '../logger.js';
import { sumAdditions } from './metric-additions.js';
import { createMetricsPublisher } from './metrics-publisher.js';
import { createMetricsRegistry } from './metrics-registry.js';
import type { SharedMetrics } from './shared-metrics.js';
import { createRedisSharedMetrics } from './shared-metrics.redis.js';

const { url, prefix } = testRedis();
const redis = connectToRedis(url);
afterAll(() => redis.quit());
const shared = createRedisSharedMetrics({ redis, prefix });
const logger = createLogger({ level: 'silent', pretty: false });

/** A process, and a connection to Redis that fails before or after a message arrives, as a list says. */
function createProcess(processId: string, failures: ('before' | 'after' | 'no')[] = []) {
  const registry = createMetricsRegistry();
  const unreliable: SharedMetrics = {
    ...shared,
    async take(part) {
      const failure = failures.shift() ?? 'no';
      if (failure === 'before') throw new Error('It was not sent.');
      const taken = await shared.take(part);
      if (failure === 'after') throw new Error('The answer was lost.');
      return taken;
    },
  };
  const report = async () => ({
    role: 'api',
    version: '1',
    host: 'here',
    pid: 1,
    startedAt: new Date(),
    uptimeSeconds: 1,
    eventLoopDelayMs: 0,
    memoryBytes: 1,
    heapBytes: 1,
    gauges: {},
    dependencies: [],
  });
  const publisher = createMetricsPublisher({
    registry,
    shared: unreliable,
    reporter: { processId, report },
    logger,
  });
  return { registry, publisher };
}

async function totalOf(metric: string): Promise<number> {
  const now = await shared.now();
  const additions = await shared.read(new Date(now.getTime() - 120_000), new Date(now.getTime() + 10_000));
  return sumAdditions(additions).find((total) => total.metric === metric)?.count ?? 0;
}

it('counts nothing twice and loses nothing if responses are lost', async () => {
  const { registry, publisher } = createProcess('unlucky', [
    'after',
    'after',
    'before',
    'no',
    'after',
    'before',
    'before',
  ]);
  const counter = registry.counter({ name: 'unlucky', help: '', labels: [] }).with();
  for (let round = 1; round <= 12; round += 1) {
    counter.add(round);
    await publisher.publish();
  }
  expect(await totalOf('unlucky')).toBe(78);
});

it('sends the remaining increments on shutdown, also after pending ones, and leaves', async () => {
  const { registry, publisher } = createProcess('ending', ['no', 'after']);
  const counter = registry.counter({ name: 'ending', help: '', labels: [] }).with();
  await publisher.start();
  counter.add(2);
  await publisher.publish();
  counter.add(3);
  await publisher[Symbol.asyncDispose]();
  expect(await totalOf('ending')).toBe(5);
  expect((await shared.processes()).processes.map(({ id }) => id)).not.toContain('ending');
});

it('splits increments into parts', async () => {
  const { registry, publisher } = createProcess('large');
  const family = registry.counter({ name: 'large', help: '', labels: ['n'], mostSeries: 20_000 });
  for (let series = 0; series < 10_000; series += 1) family.with(`${series}`).add();
  await publisher.publish();
  const now = await shared.now();
  const additions = await shared.read(new Date(now.getTime() - 60_000), new Date(now.getTime() + 10_000));
  expect(additions.filter(([field]) => field.startsWith('large|'))).toHaveLength(10_000);
});
