import type { CacheNamespace, NamespaceOptions } from './cache.js';
import type { CacheCounters } from './cache-counters.js';
import type { CachedValue } from './cached-value.js';
import type { Leases } from './leases.js';
import type { AskSource, LoadMany } from './load-values.js';
import { createProcessTier } from './process-tier.js';
import type { RedisTier } from './redis-tier.js';
import { createSingleFlight } from './single-flight.js';

export interface NamespaceParts<Value> {
  readonly tier: RedisTier<Value>;
  readonly leases: Leases;
  readonly counters: CacheCounters;
  /** Announces changed keys to the other processes. */
  readonly announce: (keys: readonly string[]) => Promise<void>;
  /** Announces an invalidated tag to the other processes. */
  readonly announceTag: (tag: string) => Promise<void>;
  readonly askSource: AskSource;
}

/** The values held by this process, to be dropped when another process has changed something. */
export interface LocalTier {
  forget(key: string): void;
  forgetTag(tag: string): void;
  forgetAll(): void;
}

const LOCAL_TTL_SECONDS = 5;

export function createCacheNamespace<Value>(
  options: NamespaceOptions<Value>,
  { tier, leases, counters, announce, announceTag, askSource }: NamespaceParts<Value>,
): CacheNamespace<Value> & LocalTier {
  const { ttlSeconds, localTtlSeconds = LOCAL_TTL_SECONDS, maxEntries, maxBytes } = options;
  const ttlMs = ttlSeconds * 1_000;
  const local = createProcessTier<Value>({
    maxEntries,
    maxBytes,
    ttlMs: Math.min(localTtlSeconds, ttlSeconds) * 1_000,
    negativeTtlMs: Math.min(options.negativeTtlSeconds ?? localTtlSeconds, ttlSeconds) * 1_000,
    versionOf: options.versionOf,
    canRecall: options.staleIfSourceFails ?? false,
    onEvicted: () => {
      counters.evictions += 1;
    },
  });
  const flights = createSingleFlight({ tier, leases, counters, local, ttlMs, askSource });

  /** Reads values, from this process where it has them or is already reading them. */
  function read(
    keys: readonly string[],
    loadMany: LoadMany<Value>,
  ): (key: string) => Promise<CachedValue<Value>> {
    const held = new Map(keys.map((key) => [key, local.get(key)]));
    const absent = [...held.keys()].filter((key) => !held.get(key));
    counters.localHits += held.size - absent.length;
    const awaited = flights.join(absent, loadMany);
    return async (key) => held.get(key) ?? awaited(key);
  }

  async function setMany(entries: readonly (readonly [string, Value])[]): Promise<void> {
    if (entries.length === 0) return;
    const freshUntil = Date.now() + ttlMs;
    const cachedByKey = new Map(entries.map(([key, value]) => [key, { value, loadMs: 0, freshUntil }]));
    for (const [key, cached] of cachedByKey) {
      flights.displace(key);
      local.put(key, cached);
    }
    local.giveWay(cachedByKey, await tier.write(cachedByKey));
    await announce([...cachedByKey.keys()]);
  }

  function forget(key: string): void {
    local.delete(key);
    flights.displace(key);
  }

  /** Pending reads too: their results may have the tag. */
  function forgetTag(tag: string): void {
    local.deleteWhere((value) => options.tagsOf?.(value).includes(tag) ?? false);
    flights.displaceAll();
  }

  function peek(key: string): Value | undefined {
    const cached = local.get(key);
    if (!cached) return undefined;
    counters.localHits += 1;
    return cached.value;
  }

  /** The values if this process holds all of them, as it usually does for the few keys of one request; otherwise null. */
  function peekAll(keys: readonly string[]): Value[] | null {
    const values: Value[] = [];
    for (const key of keys) {
      const cached = local.get(key);
      if (!cached) return null;
      values.push(cached.value);
    }
    counters.localHits += new Set(keys).size;
    return values;
  }

  return {
    forget,
    forgetTag,
    forgetAll() {
      local.clear();
      flights.displaceAll();
    },
    peek,
    askSource,
    async get(key, loadOne) {
      const held = peek(key);
      if (held !== undefined) return held;
      const cachedOf = flights.join([key], async () => [await loadOne()]);
      return (await cachedOf(key)).value;
    },
    async getMany(keys, loadMany) {
      const held = peekAll(keys);
      if (held) return held;
      const cachedByKey = await Promise.all(keys.map(read(keys, loadMany)));
      return cachedByKey.map(({ value }) => value);
    },
    set: (key, value) => setMany([[key, value]]),
    setMany,
    async delete(key) {
      forget(key);
      await tier.delete(key);
      // A read that began in the meantime may have found the old value.
      forget(key);
      await announce([key]);
    },
    async invalidateTag(tag) {
      if (!tier.invalidateTag) throw new TypeError(`The values of "${options.name}" have no tags.`);
      forgetTag(tag);
      await tier.invalidateTag(tag);
      forgetTag(tag);
      await announceTag(tag);
    },
    stats: () => ({ ...counters, entries: local.size(), bytes: local.bytes() }),
  };
}
