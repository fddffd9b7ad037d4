import { once } from 'node:events';
import { createDisposer } from '../../../src/platform/async/disposer.js';
import { createCache } from '../../../src/platform/cache/tiered-cache.js';
import { createRedis } from '../../../src/platform/redis/redis.js';
import { createRedisChannels } from '../../../src/platform/redis/redis-channels.js';
import { createLogger } from '../../../src/platform/telemetry/logger.js';
import type { Contender, Thing } from './contender.js';

const logger = createLogger({ level: 'warn', pretty: false });

export const streamcore: Contender = {
  name: 'StreamCore',
  async open({ url, prefix, maxEntries, ttlSeconds }) {
    const disposer = createDisposer();
    const redis = disposer.add(createRedis(url, { name: 'bench', role: 'cache', logger }));
    const subscriber = disposer.add(createRedis(url, { name: 'bench channels', role: 'subscriber', logger }));
    const channels = createRedisChannels(subscriber, logger);
    const cache = disposer.add(createCache({ redis, channels, prefix, logger }));
    const things = cache.namespace<Thing>({
      name: 'things',
      ttlSeconds,
      localTtlSeconds: ttlSeconds,
      maxEntries,
    });
    if (redis.status !== 'ready') await once(redis, 'ready');
    return {
      get: (key, load) => things.get(key, load),
      getMany: (keys) =>
        things.getMany(keys, () => Promise.reject(new Error('What was put in place is not there.'))),
      set: (key, value) => things.set(key, value),
      close: async () => disposer[Symbol.asyncDispose](),
    };
  },
};
