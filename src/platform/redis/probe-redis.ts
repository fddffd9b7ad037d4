import { ImpairedError } from '../telemetry/impaired-error.js';
import { isCluster, type RedisClient } from './redis-client.js';

/** How it begins to refuse a write while it answers what is read: out of memory or disk, read-only, or without enough replicas. */
const REFUSED_WRITES = /^(?:OOM|MISCONF|READONLY|NOREPLICAS) /;
const KEPT_MS = 60_000;

/**
 * Asks whether all of Redis can work, with a write: a server that is full answers a ping like any other.
 * @param key what is written; in a cluster, only the node that has it is asked for a write
 * @throws ImpairedError where it refuses writes
 * @throws what it answers otherwise, or that it does not in time
 */
export async function probeRedis(redis: RedisClient, key: string): Promise<void> {
  if (isCluster(redis)) {
    // Any node that is there answers, also where another has gone and nobody has taken its place.
    const info = await redis.cluster('INFO');
    if (!info.includes('cluster_state:ok')) throw new Error('Nodes of the Redis cluster are missing.');
  }
  try {
    await redis.set(key, '', 'PX', KEPT_MS);
  } catch (error) {
    if (!(error instanceof Error && REFUSED_WRITES.test(error.message))) throw error;
    throw new ImpairedError(`Redis refuses writes: ${error.message}`, { cause: error });
  }
}
