import { setTimeout } from 'node:timers/promises';
import { type Cluster, type ClusterOptions, Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../telemetry/logger.js';
import { noTracing, type Tracing } from '../telemetry/tracing/tracing.js';
import { createClusterRedis } from './cluster-redis.js';
import { rotateNodes } from './node-rotation.js';
import { type RedisAddress, readRedisAddress } from './redis-address.js';
import type { RedisClient } from './redis-client.js';
import { reportLostNodes, reportOutages } from './redis-outages.js';
import { WatchfulSentinelConnector } from './sentinel-connector.js';
import { createTracedRedis } from './traced-redis.js';

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
  /** Default: commands are not traced. */
  readonly tracing?: Tracing;
}

export type RedisConnection = RedisClient & AsyncDisposable;
type ClusterAddress = Extract<RedisAddress, { kind: 'cluster' }>;

const PATIENCE = {
  commands: { commandTimeout: 3_000, maxRetriesPerRequest: 8, enableAutoPipelining: true },
  cache: {
    commandTimeout: 250,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
  },
  // Subscribers resubscribe themselves, because they have to know when channels are active again before they catch
  // up.
  subscriber: { maxRetriesPerRequest: null, autoResubscribe: false },
  worker: { maxRetriesPerRequest: null },
} satisfies Record<RedisRole, RedisOptions>;

/**
 * The same for a cluster. Without automatic pipelines: after the loss of a node, commands of one pipeline may have to
 * go to several nodes, and only a separate command finds its way.
 */
const CLUSTER_PATIENCE = {
  commands: { maxRedirections: 30 },
  cache: {
    enableOfflineQueue: false,
    maxRedirections: 4,
    retryDelayOnFailover: 50,
    retryDelayOnClusterDown: 50,
  },
  worker: { maxRedirections: Number.POSITIVE_INFINITY },
} satisfies Record<Exclude<RedisRole, 'subscriber'>, ClusterOptions>;

/** How long a Sentinel may take to name the master, until the next one is asked. */
const SENTINEL_PATIENCE_MS = 2_000;

const retryStrategy = (attempt: number) =>
  Math.min(50 * 2 ** (attempt - 1), 1_000) * (0.5 + Math.random() / 2);

/**
 * A connection to Redis, which reconnects until it is disposed of. `readRedisAddress` documents the addresses.
 * Outages are logged once when they begin and once when they end.
 */
export function createRedis(address: string, options: RedisConnectionOptions): RedisConnection {
  const redis = connect(readRedisAddress(address), options);
  reportOutages(redis, options.logger.child({ redis: options.name }));
  return Object.assign(redis, { [Symbol.asyncDispose]: () => close(redis) });
}

function connect(address: RedisAddress, options: RedisConnectionOptions): RedisClient {
  const { role, name, tracing = noTracing } = options;
  const RedisClass = tracing.isOn ? createTracedRedis(tracing) : Redis;
  const shared = {
    connectionName: name,
    connectTimeout: 5_000,
    retryStrategy,
    reconnectOnError: (error: Error) => (isFormerPrimary(error) ? (2 as const) : false),
    ...PATIENCE[role],
  };
  if (address.kind === 'server') return new RedisClass(address.url, shared);
  const { usesTls, ...credentials } = address.access;
  if (address.kind === 'sentinel') {
    const { sentinels, masterName, sentinelCredentials } = address;
    return new RedisClass({
      ...shared,
      ...credentials,
      name: masterName,
      sentinels: [...sentinels],
      Connector: WatchfulSentinelConnector,
      failoverDetector: true,
      sentinelCommandTimeout: SENTINEL_PATIENCE_MS,
      ...(sentinelCredentials.username ? { sentinelUsername: sentinelCredentials.username } : {}),
      ...(sentinelCredentials.password ? { sentinelPassword: sentinelCredentials.password } : {}),
      ...(usesTls ? { tls: {}, sentinelTLS: {}, enableTLSForSentinelMode: true } : {}),
    });
  }
  if (role === 'subscriber') {
    return new RedisClass({ ...shared, ...credentials, Connector: rotateNodes(address.seeds, usesTls) });
  }
  return connectToCluster(address, role, options);
}

function connectToCluster(
  { seeds, access: { usesTls, ...credentials } }: ClusterAddress,
  role: Exclude<RedisRole, 'subscriber'>,
  { name, logger, tracing = noTracing }: RedisConnectionOptions,
): Cluster {
  const { commandTimeout: patienceMs }: RedisOptions = PATIENCE[role];
  const cluster = createClusterRedis(seeds, {
    patienceMs,
    tracing,
    clusterRetryStrategy: retryStrategy,
    redisOptions: {
      connectionName: name,
      connectTimeout: 5_000,
      maxRetriesPerRequest: null,
      ...credentials,
      ...(usesTls ? { tls: {} } : {}),
    },
    // Certificates are issued for host names, not for the IP address behind them.
    ...(usesTls ? { dnsLookup: (host, found) => found(null, host) } : {}),
    ...CLUSTER_PATIENCE[role],
  });
  reportLostNodes(cluster, logger.child({ redis: name }));
  return cluster;
}

/** After a failover the old primary refuses writes, and the name leads to the new one. */
function isFormerPrimary(error: Error): boolean {
  return error.message.startsWith('READONLY');
}

/** Waits for pending replies, unless the server is down. */
async function close(redis: RedisClient): Promise<void> {
  if (redis.status === 'ready') {
    await Promise.race([redis.quit(), setTimeout(1_000, undefined, { ref: false })]).catch(() => undefined);
  }
  redis.disconnect();
}
