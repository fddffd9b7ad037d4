import { randomBytes } from 'node:crypto';
import { inject, vi } from 'vitest';
import { createRedis, type RedisConnection } from '../../src/platform/redis/redis.js';
import { isCluster, type RedisClient } from '../../src/platform/redis/redis-client.js';
import { createLogger } from '../../src/platform/telemetry/logger.js';
import { note } from './run-notes.js';

export interface TestRedis {
  readonly url: string;
  /** One node of a cluster, or the only server: messages published anywhere are received there. */
  readonly nodeUrl: string;
  readonly prefix: string;
}

/** The run's Redis, which may be a cluster, and a prefix that only the caller uses. */
export function testRedis(): TestRedis {
  note('redis', 'met');
  return {
    url: inject('redisUrl'),
    nodeUrl: inject('redisNodeUrl'),
    prefix: `test-${randomBytes(6).toString('hex')}`,
  };
}

/** A connection in addition to those under test. */
export function connectToRedis(url: string): RedisConnection {
  return createRedis(url, {
    name: 'test',
    role: 'commands',
    logger: createLogger({ level: 'silent', pretty: false }),
  });
}

/** The names of all keys that match a pattern, on all nodes. */
export async function keysIn(redis: RedisClient, pattern: string): Promise<string[]> {
  await reach(redis);
  return (await Promise.all(nodesOf(redis).map((node) => node.keys(pattern)))).flat();
}

/** The number of subscribers of a channel, on all nodes. */
export async function listenersTo(redis: RedisClient, channel: string): Promise<number> {
  const counts = await Promise.all(nodesOf(redis).map((node) => node.pubsub('NUMSUB', channel)));
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

/** Waits until every node answers. */
export async function reach(redis: RedisClient): Promise<void> {
  await vi.waitFor(() => redis.ping());
  await Promise.all(nodesOf(redis).map((node) => node.ping()));
}

function nodesOf(redis: RedisClient): readonly RedisClient[] {
  return isCluster(redis) ? redis.nodes('master') : [redis];
}
