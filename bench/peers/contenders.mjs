import KeyvRedis from '@keyv/redis';
import { BentoCache, bentostore } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';
import { redisBusDriver, redisDriver } from 'bentocache/drivers/redis';
import { Cacheable, Keyv, KeyvCacheableMemory } from 'cacheable';
import { Redis } from 'ioredis';

/**
 * Two levels with a bus, as in its documentation. Values in memory are JSON, which is the default: with `serialize:
 * false`, 1.6.1 fails at the second read of a value from Redis.
 */
export const bentocache = {
  name: 'bentocache',
  async open({ url, prefix, maxEntries, ttlSeconds }) {
    const connection = new Redis(url);
    const { host, port, username, password } = connection.options;
    const store = bentostore()
      .useL1Layer(memoryDriver({ maxItems: maxEntries }))
      .useL2Layer(redisDriver({ connection }))
      .useBus(redisBusDriver({ connection: { host, port, username, password } }));
    const bento = new BentoCache({ default: 'things', prefix, stores: { things: store } });
    const ttl = ttlSeconds * 1000;
    return {
      get: (key, load) => bento.getOrSet({ key, ttl, factory: load }),
      getMany: (keys) => Promise.all(keys.map((key) => bento.get({ key }))),
      set: (key, value) => bento.set({ key, value, ttl }),
      close: () => bento.disconnectAll(),
    };
  },
};

/** Memory first, Redis second, each at its fastest: values in memory are not copied. */
export const cacheable = {
  name: 'cacheable',
  async open({ url, prefix, maxEntries, ttlSeconds }) {
    const ttl = ttlSeconds * 1000;
    const memory = new KeyvCacheableMemory({ lruSize: maxEntries, ttl, useClone: false });
    const cache = new Cacheable({
      primary: new Keyv({ store: memory, ttl }),
      secondary: new Keyv({ store: new KeyvRedis(url), namespace: prefix, ttl }),
      ttl,
    });
    return {
      get: (key, load) => cache.getOrSet(key, load, { ttl }),
      getMany: (keys) => cache.getMany(keys),
      set: (key, value) => cache.set(key, value, ttl),
      close: () => cache.disconnect(),
    };
  },
};
