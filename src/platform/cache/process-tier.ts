import { LRUCache } from 'lru-cache';
import type { CachedValue } from './cached-value.js';
import { estimateBytes } from './estimate-bytes.js';
import type { CachedValues, NewerValues } from './redis-tier.js';

const LEAST_TTL_MS = 50;

/** The values of a namespace in one process. */
export interface ProcessTier<Value> {
  get(key: string): CachedValue<Value> | undefined;
  /** Stores a value, unless one of a higher version is held. @returns whether it is held now */
  put(key: string, cached: CachedValue<Value>): boolean;
  /** Replaces a value of a lower version; does nothing without one. @returns whether it is held now */
  advance(key: string, cached: CachedValue<Value>): boolean;
  /** Replaces offered values by the newer ones that Redis had, where they are still held. */
  giveWay(offered: CachedValues<Value>, newer: NewerValues<Value>): void;
  /** The held value if its version is higher, otherwise this one. */
  newer(key: string, cached: CachedValue<Value>): CachedValue<Value>;
  /** The last value of each key, however old, as if it were new; null unless there is one for each key. */
  recall(keys: readonly string[]): Map<string, CachedValue<Value>> | null;
  delete(key: string): void;
  /** Deletes all values that match. */
  deleteWhere(isSo: (value: Value) => boolean): void;
  clear(): void;
  /** The number of values. */
  size(): number;
  /** Their approximate size in bytes. */
  bytes(): number;
}

export interface ProcessTierOptions<Value> {
  readonly maxEntries: number;
  /** Undefined: the size is not limited. */
  readonly maxBytes: number | undefined;
  readonly ttlMs: number;
  /** The TTL of `null`, a value that does not exist. */
  readonly negativeTtlMs: number;
  readonly versionOf: ((value: Value) => number) | undefined;
  /** Whether expired values are kept for `recall` until they are evicted. */
  readonly canRecall: boolean;
  /** Called when a value is evicted. */
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

  /** For as long as it is fresh, and briefly longer while it is being reloaded. */
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
