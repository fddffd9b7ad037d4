import { batchByTurn } from '../async/turn-batcher.js';
import { bySlot } from '../redis/by-slot.js';
import type { CachedValue } from './cached-value.js';
import { createLeases } from './leases.js';
import {
  type CachedValues,
  DELETION_MARK_MS,
  type NewerValues,
  type RedisTier,
  type RedisTierOptions,
} from './redis-tier.js';
import { createTierValues, understood } from './tier-values.js';
import { MARK_DELETED, STORE_VERSIONS } from './versioned-redis-tier.script.js';

export interface VersionedRedisTierOptions<Value> extends RedisTierOptions<Value> {
  readonly versionOf: (value: Value) => number;
}

/** The tier of values with versions: the highest version wins, in whatever order they arrive. */
export function createVersionedRedisTier<Value>(options: VersionedRedisTierOptions<Value>): RedisTier<Value> {
  const { redis, readTexts, breaker, versionOf } = options;
  const { nameOf, leaseOf, encode, counted, parse } = createTierValues(options);
  const { release } = createLeases({ ...options, nameOf, leaseOf });

  type Mode = 'write' | 'keep';
  type Entry = readonly [key: string, cached: CachedValue<Value>];

  async function storeTogether(mode: Mode, entries: readonly Entry[]): Promise<readonly string[]> {
    const values = entries.flatMap(([, cached]) =>
      cached.value === null
        ? [versionOf(cached.value), '', DELETION_MARK_MS]
        : [versionOf(cached.value), ...encode(cached)],
    );
    const names = entries.map(([key]) => nameOf(key));
    return (await STORE_VERSIONS.run(redis, names, [mode, ...values])) as readonly string[];
  }

  /** @returns for each value the text of the newer one, or an empty one */
  function store(mode: Mode, entries: readonly Entry[]): Promise<readonly string[]> {
    return bySlot(
      redis,
      entries,
      ([key]) => nameOf(key),
      (together) => storeTogether(mode, together),
    );
  }

  const keepAll = batchByTurn<Entry, string>((entries) => store('keep', entries));

  function parseVersioned(text: string): CachedValue<Value> | null {
    const json = text.slice(text.indexOf(' ') + 1);
    return json ? parse(json) : null;
  }

  function newerOf(cachedByKey: CachedValues<Value>, texts: readonly string[] | null): NewerValues<Value> {
    return new Map(
      [...cachedByKey.keys()].flatMap((key, index) => {
        const text = texts?.[index];
        return text ? [[key, parseVersioned(text)] as const] : [];
      }),
    );
  }

  const understand = async (keys: readonly string[], texts: readonly (string | null)[]) =>
    understood(keys, texts, parseVersioned);

  return {
    async delete(key) {
      counted(await breaker.attempt(() => MARK_DELETED.run(redis, [nameOf(key)], [DELETION_MARK_MS])));
    },
    async read(keys) {
      const texts = await breaker.attemptUnlessOpen(() => readTexts(keys.map(nameOf)));
      return understand(keys, counted(texts) ?? []);
    },
    understand,
    async keep(cachedByKey, tokens) {
      const something = new Map([...cachedByKey].filter(([, { value }]) => value !== null));
      if (something.size === 0) return something;
      const newer = newerOf(
        something,
        counted(await breaker.attemptUnlessOpen(() => keepAll([...something]))),
      );
      // Versions prevent older values from being stored: the lease only decides who loads.
      await release(tokens);
      return newer;
    },
    async write(cachedByKey) {
      return newerOf(cachedByKey, counted(await breaker.attempt(() => store('write', [...cachedByKey]))));
    },
  };
}
