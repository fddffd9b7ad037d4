import { setTimeout } from 'node:timers/promises';
import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../telemetry/logger.js';
import { reportOutages } from './redis-outages.js';

/**
 * What a connection is for, which decides how long its callers may be kept waiting:
 * - `commands`: answers within seconds or fails, so that a request does too;
 * - `cache`: answers at once or fails, because the source can answer instead;
 * - `subscriber`: listens on channels and waits out every outage;
 * - `worker`: blocks on queues and waits out every outage, as BullMQ demands.
 */
export type RedisRole = 'commands' | 'cache' | 'subscriber' | 'worker';

export interface RedisConnectionOptions {
  /** Shown by the server's `CLIENT LIST`. */
  readonly name: string;
  readonly role: RedisRole;
  readonly logger: Logger;
}

export type RedisConnection = Redis & AsyncDisposable;

const PATIENCE = {
  commands: { commandTimeout: 3_000, maxRetriesPerRequest: 8, enableAutoPipelining: true },
  cache: {
    commandTimeout: 250,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
  },
  // Whoever listens must know that the channels are heard again before catching up, so resubscribing is theirs.
  subscriber: { maxRetriesPerRequest: null, autoResubscribe: false },
  worker: { maxRetriesPerRequest: null },
} satisfies Record<RedisRole, RedisOptions>;

/**
 * One connection to Redis, which reconnects for as long as it is not disposed of. `rediss:` URLs use TLS.
 * Outages are logged once when they begin and once when they end.
 */
export function createRedis(url: string, { name, role, logger }: RedisConnectionOptions): RedisConnection {
  const redis = new Redis(url, {
    connectionName: name,
    connectTimeout: 5_000,
    retryStrategy: (attempt) => Math.min(50 * 2 ** (attempt - 1), 1_000) * (0.5 + Math.random() / 2),
    reconnectOnError: (error) => (isFormerPrimary(error) ? 2 : false),
    ...PATIENCE[role],
  });
  reportOutages(redis, logger.child({ redis: name }));
  return Object.assign(redis, { [Symbol.asyncDispose]: () => close(redis) });
}

/** After a failover the old primary refuses writes; the name then leads to the new one. */
function isFormerPrimary(error: Error): boolean {
  return error.message.startsWith('READONLY');
}

/** Lets what was sent be answered, unless the server is away. */
async function close(redis: Redis): Promise<void> {
  if (redis.status === 'ready') {
    await Promise.race([redis.quit(), setTimeout(1_000, undefined, { ref: false })]).catch(() => undefined);
  }
  redis.disconnect();
}
