import { ImpairedError } from '../telemetry/impaired-error.js';
import { isCluster, type RedisClient } from './redis-client.js';

/**
 * The beginnings of errors with which Redis refuses writes while it answers reads: out of memory or disk, read-only, or
 * without enough replicas.
 */
const REFUSED_WRITES = /^(?:OOM|MISCONF|READONLY|NOREPLICAS) /;
const KEPT_MS = 60_000;

/**
 * Checks that all of Redis is available, with a write: a full server still answers a ping.
 * @param key the key to write; on a cluster, only the node that has it is checked with a write
 * @throws ImpairedError when Redis refuses writes
 * @throws other error replies, or a timeout
 */
export async function probeRedis(redis: RedisClient, key: string): Promise<void> {
  if (isCluster(redis)) {
    // Any single node answers, even if another node is gone without a replacement.
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
