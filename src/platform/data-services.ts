import type { DatabaseOptions } from './database/database.js';
import { createDatabase } from './database/database.js';
import { createReadPlacing } from './database/replicas/read-placing.js';
import { createRedisServices, type RedisServiceParts, type RedisSettings } from './redis-services.js';

export interface DataSettings {
  readonly database: Omit<DatabaseOptions, 'tracing' | 'replicas'> & {
    readonly replicaUrls: readonly string[];
    readonly replicaLagMs: number;
  };
  readonly redis: RedisSettings;
}

/**
 * PostgreSQL with its replicas, and the services on Redis, which also stores who wrote recently. Caches load from the
 * primary only.
 */
export async function createDataServices(
  { database: settings, redis }: DataSettings,
  parts: Omit<RedisServiceParts, 'askSource'>,
) {
  const { logger, tracing, disposer } = parts;
  const placing = createReadPlacing(settings);
  const services = createRedisServices(redis, { ...parts, askSource: placing.scopes.exact });
  const placed = placing.connect({ redis: services.quickCommands, prefix: redis.prefix, logger });
  const database = disposer.add(createDatabase({ ...settings, tracing, replicas: placed?.settings }));
  await database.start();
  return {
    ...services,
    database,
    /** Null if all operations read from the primary. */
    runOperation: placed?.runOperation ?? null,
  };
}
