import { afterAll, expect, it } from 'vitest';
import { eventually } from '../../../../test/support/eventually.js';
import { connectToRedis, testRedis } from '../../../../test/support/test-redis.js';
import { createMetricsRegistry } from '../../../platform/telemetry/metrics/metrics-registry.js';
import { newId } from '../../../shared/ids.js';
import { countStreams } from './stream-census.js';
import { createStreamKeys } from './stream-keys.js';
import { createRedisStreamLeases } from './stream-leases.redis.js';

const { url, prefix } = testRedis();
const redis = connectToRedis(url);
afterAll(() => redis.quit());

const leaseSeconds = 2;
const registry = createMetricsRegistry();
const leases = countStreams(
  createRedisStreamLeases({ redis, keys: createStreamKeys(prefix), leaseSeconds }),
  registry,
  { redis, prefix, leaseSeconds },
);

async function running(): Promise<number | undefined> {
  const [reading] = (await registry.gauges[0]?.read()) ?? [];
  return reading?.value;
}

function newStream() {
  return {
    id: newId(),
    accountId: newId(),
    profileId: newId(),
    deviceSessionId: newId(),
    titleId: newId(),
  };
}

it('counts the running streams of all accounts', async () => {
  const [one, other, third] = [newStream(), newStream(), newStream()];
  for (const stream of [one, other, third]) await leases.start(stream, 1, null);
  expect(await eventually(running, (count) => count === 3)).toBe(3);
  await leases.end(one, 'STOPPED');
  expect(await eventually(running, (count) => count === 2)).toBe(2);
  await leases.endSelected(other.accountId, {}, 'ACCESS_ENDED', newId(), new Date());
  expect(await eventually(running, (count) => count === 1)).toBe(1);
  // Its player sends no more heartbeats.
  expect(await eventually(running, (count) => count === 0)).toBe(0);
});

it('does not count a refused stream, and counts a takeover once', async () => {
  const first = newStream();
  await leases.start(first, 1, null);
  const second = { ...newStream(), accountId: first.accountId };
  expect(await leases.start(second, 1, null)).toMatchObject({ outcome: 'NO_ROOM' });
  expect(await leases.start(second, 1, first.id)).toMatchObject({ outcome: 'STARTED' });
  await leases.heartbeat({ ...second, startedAt: new Date() }, 1);
  expect(await eventually(running, (count) => count === 1)).toBe(1);
});
