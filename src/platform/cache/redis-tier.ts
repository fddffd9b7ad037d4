import type { Redis } from 'ioredis';
import type { Box } from './box.js';
import type { CacheCounters } from './cache-counters.js';
import type { CircuitBreaker } from './circuit-breaker.js';

/**
 * The tier that all processes share. It never throws: what cannot be read is missing. It holds no `null`: whoever
 * asks for what does not exist, under a new name each time, must not fill it.
 */
export interface RedisTier<Value> {
  read(keys: readonly string[]): Promise<Map<string, Box<Value>>>;
  /** Keeps loaded values, but for those whose key was written or deleted in the meantime. */
  keep(boxes: ReadonlyMap<string, Box<Value>>): Promise<void>;
  write(key: string, value: Value): Promise<void>;
  delete(key: string): Promise<void>;
}

export interface RedisTierOptions<Value> {
  readonly redis: Redis;
  readonly breaker: CircuitBreaker;
  readonly counters: CacheCounters;
  readonly keyPrefix: string;
  readonly ttlMs: number;
  readonly revive: ((json: unknown) => Value) | undefined;
}

/**
 * Longer than a load may take: none that began before a deletion can end after its mark. Until it is gone,
 * each process asks the source for itself.
 */
const DELETION_MARK_MS = 10_000;
/** Stands where a key was deleted, and keeps slower loads of the old value out. No JSON is empty. */
const DELETED = '';

export function createRedisTier<Value>(options: RedisTierOptions<Value>): RedisTier<Value> {
  const { redis, breaker, counters, keyPrefix, ttlMs, revive } = options;
  const nameOf = (key: string) => `${keyPrefix}:${key}`;
  /** Up to a tenth shorter, so that what was stored together does not expire together. */
  const someTtl = () => Math.ceil(ttlMs * (0.9 + Math.random() / 10));

  function counted<Result>(result: Result | null): Result | null {
    if (result === null) counters.errors += 1;
    return result;
  }

  function parse(text: string): Box<Value> | null {
    try {
      const json = JSON.parse(text);
      return { value: revive ? revive(json) : json };
    } catch {
      // Written by another version of the program: as good as missing.
      counters.errors += 1;
      return null;
    }
  }

  // Changes are tried even in an outage: to skip one would leave the old value.
  async function remove(key: string): Promise<void> {
    counted(await breaker.attempt(() => redis.set(nameOf(key), DELETED, 'PX', DELETION_MARK_MS)));
  }

  return {
    delete: remove,
    async read(keys) {
      const texts = await breaker.attemptUnlessOpen(() => redis.mget(keys.map(nameOf)));
      const found = new Map<string, Box<Value>>();
      for (const [index, text] of (counted(texts) ?? []).entries()) {
        const parsed = text ? parse(text) : null;
        if (parsed) found.set(keys[index] ?? '', parsed);
      }
      return found;
    },
    async keep(boxes) {
      const something = [...boxes].filter(([, { value }]) => value !== null);
      if (something.length === 0) return;
      const stored = await breaker.attemptUnlessOpen(() =>
        Promise.all(
          something.map(([key, { value }]) =>
            redis.set(nameOf(key), JSON.stringify(value), 'PX', someTtl(), 'NX'),
          ),
        ),
      );
      counted(stored);
    },
    async write(key, value) {
      if (value === null) return remove(key);
      counted(await breaker.attempt(() => redis.set(nameOf(key), JSON.stringify(value), 'PX', someTtl())));
    },
  };
}
