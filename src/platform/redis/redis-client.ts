import { Cluster, type Redis } from 'ioredis';

/**
 * A connection to Redis, either a single server or a cluster. On a cluster, the keys of one command or script must be
 * in the same slot: put the same text in braces into each, or see `bySlot`.
 */
export type RedisClient = Redis | Cluster;

export function isCluster(redis: RedisClient): redis is Cluster {
  return redis instanceof Cluster;
}
