import { Redis } from 'ioredis';
import { afterAll, expect, it } from 'vitest';
import { standsApart } from '../../../test/support/run-notes.js';
import { OwnRedis } from '../../../test/support/staleness/own-redis.js';
import { ImpairedError } from '../telemetry/impaired-error.js';
import { probeRedis } from './probe-redis.js';

standsApart({ redis: 'its server is filled, and must have nobody else on it' });

const DEAD_PORT = '1';
const own = await OwnRedis.start();
const client = new Redis(own.url, { reconnectOnError: null });
afterAll(async () => {
  client.disconnect();
  await own[Symbol.asyncDispose]();
});

it('finds a healthy Redis, and leaves no permanent key', async () => {
  await probeRedis(client, 'probe');
  expect(await client.pttl('probe')).toBeGreaterThan(0);
});

it.each([
  ['is full', () => client.config('SET', 'maxmemory', '1')],
  ['misses its replicas', () => client.config('SET', 'min-replicas-to-write', '1')],
  ['only reads', () => client.replicaof('127.0.0.1', DEAD_PORT)],
])('finds a Redis degraded that answers, and %s', async (_case, set) => {
  await set();
  const found = await probeRedis(client, 'probe').catch((error: unknown) => error);
  await client.replicaof('NO', 'ONE');
  await client.config('SET', 'maxmemory', '0', 'min-replicas-to-write', '0');
  expect(found).toBeInstanceOf(ImpairedError);
  await probeRedis(client, 'probe');
});
