import { LRUCache } from 'lru-cache';
import type { Box } from './box.js';
import type { CacheNamespace, NamespaceOptions } from './cache.js';
import type { CacheCounters } from './cache-counters.js';
import type { RedisTier } from './redis-tier.js';

export interface NamespaceParts<Value> {
  readonly tier: RedisTier<Value>;
  readonly counters: CacheCounters;
  /** Tells the other processes that a key has changed. */
  readonly announce: (key: string) => Promise<void>;
}

/** What the process holds itself, to be dropped when another process has changed something. */
export interface LocalTier {
  forget(key: string): void;
  forgetAll(): void;
}

type LoadMany<Value> = (keys: readonly string[]) => Promise<readonly Value[]>;

type Boxes<Value> = ReadonlyMap<string, Box<Value>>;

/** A read of several keys under way, shared by all who ask for one of them. */
interface Flight<Value> {
  readonly boxes: Promise<Boxes<Value>>;
}

const LOCAL_TTL_SECONDS = 5;

export function createCacheNamespace<Value>(
  { ttlSeconds, localTtlSeconds = LOCAL_TTL_SECONDS, maxEntries }: NamespaceOptions<Value>,
  { tier, counters, announce }: NamespaceParts<Value>,
): CacheNamespace<Value> & LocalTier {
  const local = new LRUCache<string, Box<Value>>({
    max: maxEntries,
    ttl: Math.min(localTtlSeconds, ttlSeconds) * 1_000,
  });
  /** The flight each key waits for. One that a change has displaced still lands, but leaves nothing behind. */
  const flights = new Map<string, Flight<Value>>();

  /** The keys' values, from this process as far as it has them or awaits them already. */
  function read(keys: readonly string[], loadMany: LoadMany<Value>): (key: string) => Promise<Box<Value>> {
    const held = new Map(keys.map((key) => [key, local.get(key)]));
    const absent = [...held.keys()].filter((key) => !held.get(key));
    counters.localHits += held.size - absent.length;
    startFlight(
      absent.filter((key) => !flights.has(key)),
      loadMany,
    );
    const landings = new Map(absent.map((key) => [key, flights.get(key)?.boxes]));
    return async (key) => {
      const box = held.get(key) ?? (await landings.get(key))?.get(key);
      if (!box) throw new RangeError(`The cache was not asked for "${key}".`);
      return box;
    };
  }

  function startFlight(keys: readonly string[], loadMany: LoadMany<Value>): void {
    if (keys.length === 0) return;
    const flight: Flight<Value> = { boxes: Promise.resolve().then(() => fly(flight, keys, loadMany)) };
    for (const key of keys) flights.set(key, flight);
  }

  async function fly(
    flight: Flight<Value>,
    keys: readonly string[],
    loadMany: LoadMany<Value>,
  ): Promise<Boxes<Value>> {
    const isCurrent = (key: string) => flights.get(key) === flight;
    try {
      const found = await tier.read(keys);
      counters.redisHits += found.size;
      const loaded = await load(
        keys.filter((key) => !found.has(key)),
        loadMany,
      );
      const boxes = new Map([...found, ...loaded]);
      for (const [key, box] of boxes) if (isCurrent(key)) local.set(key, box);
      // Nobody needs to wait for it, and it does not throw.
      void tier.keep(new Map([...loaded].filter(([key]) => isCurrent(key))));
      return boxes;
    } finally {
      for (const key of keys.filter(isCurrent)) flights.delete(key);
    }
  }

  async function load(keys: readonly string[], loadMany: LoadMany<Value>): Promise<Boxes<Value>> {
    if (keys.length === 0) return new Map();
    counters.misses += keys.length;
    counters.loads += 1;
    const values = await loadMany(keys);
    if (values.length !== keys.length) throw new RangeError('A cache load must answer each of its keys.');
    return new Map(values.map((value, index) => [keys[index] ?? '', { value }]));
  }

  function forget(key: string): void {
    local.delete(key);
    flights.delete(key);
  }

  return {
    forget,
    forgetAll() {
      local.clear();
      flights.clear();
    },
    async get(key, loadOne) {
      const boxOf = read([key], async () => [await loadOne()]);
      return (await boxOf(key)).value;
    },
    async getMany(keys, loadMany) {
      const boxes = await Promise.all(keys.map(read(keys, loadMany)));
      return boxes.map(({ value }) => value);
    },
    async set(key, value) {
      forget(key);
      local.set(key, { value });
      await tier.write(key, value);
      await announce(key);
    },
    async delete(key) {
      forget(key);
      await tier.delete(key);
      await announce(key);
    },
    stats: () => ({ ...counters }),
  };
}
