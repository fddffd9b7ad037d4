import { Cluster, type Redis } from 'ioredis';

/**
 * A connection to Redis, whether one server or a cluster answers it. On a cluster, the keys of one command or script must lie
 * together: those that have the same text in braces do, or see `bySlot`.
 */
export type RedisClient = Redis | Cluster;

export function isCluster(redis: RedisClient): redis is Cluster {
  return redis instanceof Cluster;
}
