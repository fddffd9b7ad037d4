import { type AskAll, batchByTurn } from '../async/turn-batcher.js';
import { bySlot } from '../redis/by-slot.js';
import type { RedisClient } from '../redis/redis-client.js';
import { defineScript } from '../redis/script.js';
import type { CachedValue } from './cached-value.js';
import type { CircuitBreaker } from './circuit-breaker.js';
import type { Tokens } from './leases.js';
import { createTierValues, type TierValuesOptions, understood } from './tier-values.js';

export type CachedValues<Value> = ReadonlyMap<string, CachedValue<Value>>;

/** For keys that were not stored, the newer state that was kept: a value, or null for a deletion. */
export type NewerValues<Value> = ReadonlyMap<string, CachedValue<Value> | null>;

/**
 * The tier shared by all processes. It never throws: what cannot be read counts as missing. It does not store `null`,
 * so that requests for ever new missing keys cannot fill it.
 */
export interface RedisTier<Value> {
  read(keys: readonly string[]): Promise<Map<string, CachedValue<Value>>>;
  /** Decodes the stored texts of keys, without those that are outdated or invalid. */
  understand(
    keys: readonly string[],
    texts: readonly (string | null)[],
  ): Promise<Map<string, CachedValue<Value>>>;
  /**
   * Stores loaded values, except those whose key was written or deleted in the meantime, and releases their leases.
   * @param tokens the leases under which they were loaded; null without a lease
   */
  keep(cachedByKey: CachedValues<Value>, tokens: Tokens): Promise<NewerValues<Value>>;
  /** Stores values, in one round trip. */
  write(cachedByKey: CachedValues<Value>): Promise<NewerValues<Value>>;
  delete(key: string): Promise<void>;
  /** Only for values with tags. */
  readonly invalidateTag?: (tag: string) => Promise<void>;
}

export interface RedisTierOptions<Value> extends TierValuesOptions<Value> {
  readonly redis: RedisClient;
  /** Reads texts by Redis key. */
  readonly readTexts: AskAll<string, string | null>;
  readonly breaker: CircuitBreaker;
}

/**
 * Longer than a load may take: a load that began before a deletion ends before its marker expires. Until then, each
 * process asks the source itself.
 */
export const DELETION_MARK_MS = 10_000;
/** The deletion marker, which keeps slower loads of the old value out. It is not valid JSON. */
const DELETED = '';

/** Replaces a value with a deletion marker. Removes the lease first, because a load under it may still read the old state. */
export async function markDeleted(redis: RedisClient, name: string, lease: string): Promise<unknown> {
  const [, marked] = await Promise.all([redis.del(lease), redis.set(name, DELETED, 'PX', DELETION_MARK_MS)]);
  return marked;
}

/**
 * Stores values whose leases are still held, and releases the leases. A key that was deleted since has lost its lease, so
 * deletion markers matter only to loads without one.
 * KEYS: leases, and then as many values. ARGV: for each the token (empty: no lease), the text, and its lifetime in ms.
 */
const KEEP = defineScript(`
local count = #KEYS / 2
local leases = redis.call('MGET', unpack(KEYS, 1, count))
local served = {}
for index = 1, count do
  local name, token, text, ttl = KEYS[count + index], ARGV[index * 3 - 2], ARGV[index * 3 - 1], ARGV[index * 3]
  if token == '' then
    redis.call('SET', name, text, 'PX', ttl, 'NX')
  elseif leases[index] == token then
    redis.call('SET', name, text, 'PX', ttl)
    table.insert(served, KEYS[index])
  end
end
if #served > 0 then redis.call('DEL', unpack(served)) end
return 1
`);

interface Loaded<Value> {
  readonly key: string;
  readonly cached: CachedValue<Value>;
  readonly token: string | null;
}

/** The tier of values without versions: the last write wins. */
export function createRedisTier<Value>(options: RedisTierOptions<Value>): RedisTier<Value> {
  const { redis, readTexts, breaker } = options;
  const { nameOf, leaseOf, encode, counted, parse } = createTierValues(options);
  const nothing: NewerValues<Value> = new Map();

  const mark = (key: string) => markDeleted(redis, nameOf(key), leaseOf(key));

  const put = async (key: string, cached: CachedValue<Value>) => {
    const [text, keptMs] = encode(cached);
    const [, stored] = await Promise.all([
      redis.del(leaseOf(key)),
      redis.set(nameOf(key), text, 'PX', keptMs),
    ]);
    return stored;
  };

  async function keepTogether(loaded: readonly Loaded<Value>[]): Promise<readonly Loaded<Value>[]> {
    const names = [...loaded.map(({ key }) => leaseOf(key)), ...loaded.map(({ key }) => nameOf(key))];
    await KEEP.run(
      redis,
      names,
      loaded.flatMap(({ cached, token }) => [token ?? '', ...encode(cached)]),
    );
    return loaded;
  }

  const keepAll = batchByTurn<Loaded<Value>, Loaded<Value>>((loaded) =>
    bySlot(redis, loaded, ({ key }) => nameOf(key), keepTogether),
  );

  const understand = async (keys: readonly string[], texts: readonly (string | null)[]) =>
    understood(keys, texts, parse);

  return {
    // Deletions are attempted even in an outage: skipping one would leave the old value.
    async delete(key) {
      counted(await breaker.attempt(() => mark(key)));
    },
    async read(keys) {
      const texts = await breaker.attemptUnlessOpen(() => readTexts(keys.map(nameOf)));
      return understand(keys, counted(texts) ?? []);
    },
    understand,
    async keep(cachedByKey, tokens) {
      const loaded = [...cachedByKey]
        .filter(([, { value }]) => value !== null)
        .map(([key, cached]) => ({ key, cached, token: tokens.get(key) ?? null }));
      if (loaded.length > 0) counted(await breaker.attemptUnlessOpen(() => keepAll(loaded)));
      return nothing;
    },
    async write(cachedByKey) {
      const written = await breaker.attempt(() =>
        Promise.all(
          [...cachedByKey].map(([key, cached]) => (cached.value === null ? mark(key) : put(key, cached))),
        ),
      );
      counted(written);
      return nothing;
    },
  };
}
