import { LRUCache } from 'lru-cache';
import type { CachedValue } from './cached-value.js';
import { estimateBytes } from './estimate-bytes.js';
import type { CachedValues, NewerValues } from './redis-tier.js';

const LEAST_TTL_MS = 50;

/** What one process holds of a namespace. */
export interface ProcessTier<Value> {
  get(key: string): CachedValue<Value> | undefined;
  /** Holds the value, unless one of a higher version is held. @returns whether it is held now */
  put(key: string, cached: CachedValue<Value>): boolean;
  /** Puts the value in the place of one of a lower version, and nowhere else. @returns whether it is held now */
  advance(key: string, cached: CachedValue<Value>): boolean;
  /** Lets what turned out to be newer take the place of what was offered, as far as that is still held. */
  giveWay(offered: CachedValues<Value>, newer: NewerValues<Value>): void;
  /** The one that is held, where its version is higher, or this one. */
  newer(key: string, cached: CachedValue<Value>): CachedValue<Value>;
  /** What was last held of each key, however long ago, as if it were new; null unless it is known of all of them. */
  recall(keys: readonly string[]): Map<string, CachedValue<Value>> | null;
  delete(key: string): void;
  /** Deletes every value for which the predicate holds. */
  deleteWhere(isSo: (value: Value) => boolean): void;
  clear(): void;
  /** How many values are held. */
  size(): number;
  /** How much room they take, about. */
  bytes(): number;
}

export interface ProcessTierOptions<Value> {
  readonly maxEntries: number;
  /** Undefined: their room is not counted. */
  readonly maxBytes: number | undefined;
  readonly ttlMs: number;
  /** The same for `null`: what does not exist. */
  readonly negativeTtlMs: number;
  readonly versionOf: ((value: Value) => number) | undefined;
  /** Whether what has expired is left for `recall` until its place is needed. */
  readonly canRecall: boolean;
  /** A value has made room for another. */
  readonly onEvicted: () => void;
}

export function createProcessTier<Value>(options: ProcessTierOptions<Value>): ProcessTier<Value> {
  const { maxEntries, maxBytes, ttlMs, negativeTtlMs, versionOf, canRecall, onEvicted } = options;
  const held = new LRUCache<string, CachedValue<Value>>({
    max: maxEntries,
    ttl: ttlMs,
    ...(maxBytes === undefined
      ? {}
      : { maxSize: maxBytes, sizeCalculation: ({ value }, key) => estimateBytes(value) + key.length }),
    noDeleteOnStaleGet: canRecall,
    dispose: (_box, _key, reason) => {
      if (reason === 'evict') onEvicted();
    },
  });

  function isOlder(one: CachedValue<Value>, other: CachedValue<Value>): boolean {
    return versionOf !== undefined && versionOf(one.value) < versionOf(other.value);
  }

  function newer(key: string, cached: CachedValue<Value>): CachedValue<Value> {
    const present = held.peek(key);
    return present && isOlder(cached, present) ? present : cached;
  }

  /** Only while it is fresh, and briefly longer while it is being reloaded. */
  function hold(key: string, cached: CachedValue<Value>): void {
    const left = cached.freshUntil - Date.now();
    const longest = cached.value === null ? negativeTtlMs : ttlMs;
    held.set(key, cached, { ttl: Math.min(longest, Math.max(left, LEAST_TTL_MS)) });
  }

  function advance(key: string, cached: CachedValue<Value>): boolean {
    const present = held.peek(key);
    if (!present || !isOlder(present, cached)) return false;
    hold(key, cached);
    return true;
  }

  return {
    get: (key) => held.get(key),
    put(key, cached) {
      if (newer(key, cached) !== cached) return false;
      hold(key, cached);
      return true;
    },
    advance,
    giveWay(offered, replacements) {
      for (const [key, cached] of replacements) {
        if (cached) advance(key, cached);
        else if (held.get(key) === offered.get(key)) held.delete(key);
      }
    },
    newer,
    recall(keys) {
      const recalled = new Map<string, CachedValue<Value>>();
      for (const key of keys) {
        const cached = canRecall ? held.peek(key, { allowStale: true }) : undefined;
        if (!cached) return null;
        recalled.set(key, { ...cached, freshUntil: Date.now() + ttlMs });
      }
      return recalled;
    },
    delete(key) {
      held.delete(key);
    },
    deleteWhere(isSo) {
      const keys: string[] = [];
      for (const [key, { value }] of held.entries()) if (isSo(value)) keys.push(key);
      for (const key of keys) held.delete(key);
    },
    clear() {
      held.clear();
    },
    size: () => held.size,
    bytes: () => held.calculatedSize,
  };
}
