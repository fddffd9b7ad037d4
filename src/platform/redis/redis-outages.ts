import type { Redis } from 'ioredis';
import type { Logger } from '../telemetry/logger.js';

/** Logs that the server went away and that it came back, not every attempt between. */
export function reportOutages(redis: Redis, logger: Logger): void {
  let awaySince: number | null = null;

  redis.on('error', (error: Error) => {
    if (awaySince !== null) return;
    awaySince = Date.now();
    logger.warn({ error }, 'Redis is away; trying to reconnect');
  });
  redis.on('ready', () => {
    if (awaySince === null) return;
    logger.info({ awayMs: Date.now() - awaySince }, 'Redis is back');
    awaySince = null;
  });
}
