import type { Redis } from 'ioredis';
import type { Box } from './box.js';
import type { CircuitBreaker } from './circuit-breaker.js';
import { createTierValues, type TierValuesOptions, understood } from './tier-values.js';

export type Boxes<Value> = ReadonlyMap<string, Box<Value>>;

/** Under keys that were not stored, what is newer and stays in their place: a value, or null for a deletion. */
export type Newer<Value> = ReadonlyMap<string, Box<Value> | null>;

/**
 * The tier that all processes share. It never throws: what cannot be read is missing. It holds no `null`: whoever
 * asks for what does not exist, under a new name each time, must not fill it.
 */
export interface RedisTier<Value> {
  read(keys: readonly string[]): Promise<Map<string, Box<Value>>>;
  /** Keeps loaded values, but for those whose key was written or deleted in the meantime. */
  keep(boxes: Boxes<Value>): Promise<Newer<Value>>;
  /** Puts values in place, all in one trip. */
  write(boxes: Boxes<Value>): Promise<Newer<Value>>;
  delete(key: string): Promise<void>;
}

export interface RedisTierOptions<Value> extends TierValuesOptions<Value> {
  readonly redis: Redis;
  readonly breaker: CircuitBreaker;
}

/**
 * Longer than a load may take: none that began before a deletion can end after its mark. Until it is gone,
 * each process asks the source for itself.
 */
export const DELETION_MARK_MS = 10_000;
/** Stands where a key was deleted, and keeps slower loads of the old value out. No JSON is empty. */
const DELETED = '';

/** The tier of values without versions: the last one written counts. */
export function createRedisTier<Value>(options: RedisTierOptions<Value>): RedisTier<Value> {
  const { redis, breaker } = options;
  const { nameOf, someTtl, counted, parse } = createTierValues(options);
  const nothing: Newer<Value> = new Map();

  const mark = (key: string) => redis.set(nameOf(key), DELETED, 'PX', DELETION_MARK_MS);

  return {
    // Changes are tried even in an outage: to skip one would leave the old value.
    async delete(key) {
      counted(await breaker.attempt(() => mark(key)));
    },
    async read(keys) {
      const texts = await breaker.attemptUnlessOpen(() => redis.mget(keys.map(nameOf)));
      return understood(keys, counted(texts) ?? [], parse);
    },
    async keep(boxes) {
      const something = [...boxes].filter(([, { value }]) => value !== null);
      if (something.length === 0) return nothing;
      const stored = await breaker.attemptUnlessOpen(() =>
        Promise.all(
          something.map(([key, { value }]) =>
            redis.set(nameOf(key), JSON.stringify(value), 'PX', someTtl(), 'NX'),
          ),
        ),
      );
      counted(stored);
      return nothing;
    },
    async write(boxes) {
      const written = await breaker.attempt(() =>
        Promise.all(
          [...boxes].map(([key, { value }]) =>
            value === null ? mark(key) : redis.set(nameOf(key), JSON.stringify(value), 'PX', someTtl()),
          ),
        ),
      );
      counted(written);
      return nothing;
    },
  };
}
