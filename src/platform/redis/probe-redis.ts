import { isCluster, type RedisClient } from './redis-client.js';

/**
 * Checks that all of Redis is available.
 * @throws an error reply, or a timeout
 */
export async function probeRedis(redis: RedisClient): Promise<void> {
  if (!isCluster(redis)) {
    await redis.ping();
    return;
  }
  // Any single node answers a ping, even if another node is gone without a replacement.
  const info = await redis.cluster('INFO');
  if (!info.includes('cluster_state:ok')) throw new Error('Nodes of the Redis cluster are missing.');
}
