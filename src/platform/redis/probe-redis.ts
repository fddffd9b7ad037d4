import { isCluster, type RedisClient } from './redis-client.js';

/**
 * Asks whether all of Redis can work.
 * @throws what it answers otherwise, or that it does not in time
 */
export async function probeRedis(redis: RedisClient): Promise<void> {
  if (!isCluster(redis)) {
    await redis.ping();
    return;
  }
  // Any node that is there answers a ping, also where another has gone and nobody has taken its place.
  const info = await redis.cluster('INFO');
  if (!info.includes('cluster_state:ok')) throw new Error('Nodes of the Redis cluster are missing.');
}
