import { batchByTurn } from '../async/turn-batcher.js';
import { bySlot } from '../redis/by-slot.js';
import type { RedisChannels } from '../redis/redis-channels.js';
import type { RedisClient } from '../redis/redis-client.js';
import type { Logger } from '../telemetry/logger.js';
import type { Cache, CacheNamespace, NamespaceOptions } from './cache.js';
import { createCacheCounters } from './cache-counters.js';
import { createCacheNamespace, type LocalTier } from './cache-namespace.js';
import { createCircuitBreaker } from './circuit-breaker.js';
import { createInvalidations } from './invalidations.js';
import { createLeases } from './leases.js';
import type { AskSource } from './load-values.js';
import { createRedisTier, type RedisTier, type RedisTierOptions } from './redis-tier.js';
import { createTaggedRedisTier } from './tagged-redis-tier.js';
import { createTierValues } from './tier-values.js';
import { createVersionedRedisTier } from './versioned-redis-tier.js';

export interface CacheOptions {
  /** With the role `cache`: it answers at once or fails. */
  readonly redis: RedisClient;
  /** On the same server. */
  readonly channels: RedisChannels;
  readonly prefix: string;
  readonly logger: Logger;
  /** Runs loads. By default in the caller's context. */
  readonly askSource?: AskSource;
}

export function createCache({
  redis,
  channels,
  prefix,
  logger,
  askSource = (load) => load(),
}: CacheOptions): Cache {
  const namespaces = new Map<string, Pick<CacheNamespace<unknown>, 'stats' | 'delete'> & LocalTier>();
  const breaker = createCircuitBreaker(logger);
  const readTexts = batchByTurn((names: readonly string[]) =>
    bySlot(
      redis,
      names,
      (name) => name,
      (together) => redis.mget(...together),
    ),
  );
  const invalidations = createInvalidations({
    redis,
    channels,
    channel: `${prefix}:cache`,
    logger,
    onChanged: (namespace, key) => namespaces.get(namespace)?.forget(key),
    onTagInvalidated: (namespace, tag) => namespaces.get(namespace)?.forgetTag(tag),
    onMissed: () => {
      for (const namespace of namespaces.values()) namespace.forgetAll();
    },
  });

  return {
    namespace<Value>(options: NamespaceOptions<Value>): CacheNamespace<Value> {
      const { name, ttlSeconds, staleSeconds = 0, revive, versionOf, tagsOf } = options;
      if (namespaces.has(name)) throw new Error(`There is already a cache namespace "${name}".`);
      if (versionOf && tagsOf)
        throw new TypeError(`The values of "${name}" have versions or tags, not both.`);
      const counters = createCacheCounters();
      // Values are compared with the generations of their tags in one step, so on a cluster all of them have to be on
      // one node.
      const keyPrefix = tagsOf ? `{${prefix}:cache:${name}}` : `${prefix}:cache:${name}`;
      const shared = {
        redis,
        readTexts,
        breaker,
        counters,
        keyPrefix,
        ttlMs: ttlSeconds * 1_000,
        staleMs: staleSeconds * 1_000,
        revive,
      };
      const tier = tierOf(shared, options);
      const { nameOf, leaseOf } = createTierValues(shared);
      const namespace = createCacheNamespace(options, {
        tier,
        leases: createLeases({ redis, breaker, nameOf, leaseOf }),
        counters,
        announce: (keys) => invalidations.announce(name, keys),
        announceTag: (tag) => invalidations.announceTag(name, tag),
        askSource: options.toleratesLag ? (load) => load() : askSource,
      });
      namespaces.set(name, namespace);
      return namespace;
    },
    async invalidate(name, key) {
      const namespace = namespaces.get(name);
      await namespace?.delete(key);
      return namespace !== undefined;
    },
    stats: () => new Map([...namespaces].map(([name, namespace]) => [name, namespace.stats()])),
    [Symbol.asyncDispose]: () => invalidations[Symbol.asyncDispose](),
  };
}

function tierOf<Value>(
  shared: RedisTierOptions<Value>,
  { versionOf, tagsOf }: NamespaceOptions<Value>,
): RedisTier<Value> {
  if (versionOf) return createVersionedRedisTier({ ...shared, versionOf });
  return tagsOf ? createTaggedRedisTier({ ...shared, tagsOf }) : createRedisTier(shared);
}
