import type { Cluster, Redis } from 'ioredis';
import type { Logger } from '../telemetry/logger.js';
import type { RedisClient } from './redis-client.js';

/** Logs when the server goes down and when it is back, instead of every attempt in between. */
export function reportOutages(redis: RedisClient, logger: Logger): void {
  let awaySince: number | null = null;

  redis.on('error', (error: Error) => {
    if (awaySince !== null) return;
    awaySince = Date.now();
    logger.warn({ error }, 'Redis is unreachable; reconnecting');
  });
  redis.on('ready', () => {
    if (awaySince === null) return;
    logger.info({ awayMs: Date.now() - awaySince }, 'Redis is reachable again');
    awaySince = null;
  });
}

/** Logs that a single node of a cluster is down. */
export function reportLostNodes(cluster: Cluster, logger: Logger): void {
  cluster.on('-node', ({ options: { host, port } }: Redis) => {
    if (cluster.status === 'ready') logger.warn({ host, port }, 'A node of the Redis cluster is unreachable');
  });
}
