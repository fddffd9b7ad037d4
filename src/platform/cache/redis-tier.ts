import type { Redis } from 'ioredis';
import { defineScript } from '../redis/script.js';
import type { Box } from './box.js';
import type { CircuitBreaker } from './circuit-breaker.js';
import type { ReadTexts } from './read-batcher.js';
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
  /**
   * Keeps loaded values, but for those whose key was written or deleted in the meantime, and gives their leases back.
   * @param tokens the leases under which they were loaded; null where there was none
   */
  keep(boxes: Boxes<Value>, tokens: ReadonlyMap<string, string | null>): Promise<Newer<Value>>;
  /** Puts values in place, all in one trip. */
  write(boxes: Boxes<Value>): Promise<Newer<Value>>;
  delete(key: string): Promise<void>;
  /** Where values have tags. */
  readonly invalidateTag?: (tag: string) => Promise<void>;
}

export interface RedisTierOptions<Value> extends TierValuesOptions<Value> {
  readonly redis: Redis;
  readonly readTexts: ReadTexts;
  readonly breaker: CircuitBreaker;
}

/**
 * Longer than a load may take: none that began before a deletion can end after its mark. Until it is gone,
 * each process asks the source for itself.
 */
export const DELETION_MARK_MS = 10_000;
/** Stands where a key was deleted, and keeps slower loads of the old value out. No JSON is empty. */
const DELETED = '';

/** Leaves a mark where a value was. The lease goes first: whoever loads under it, loads what was there before. */
export async function markDeleted(redis: Redis, name: string, lease: string): Promise<unknown> {
  const [, marked] = await Promise.all([redis.del(lease), redis.set(name, DELETED, 'PX', DELETION_MARK_MS)]);
  return marked;
}

/**
 * Keeps a value that was loaded under a lease which is still held, and gives the lease back. What was deleted meanwhile has
 * lost its lease, so that a deletion's mark, which is for those who had none, is no obstacle.
 * KEYS: the value, the lease. ARGV: token, text, how long to keep it in ms.
 */
const KEEP_LEASED = defineScript(`
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
redis.call('DEL', KEYS[2])
return 1
`);

/** The tier of values without versions: the last one written counts. */
export function createRedisTier<Value>(options: RedisTierOptions<Value>): RedisTier<Value> {
  const { redis, readTexts, breaker } = options;
  const { nameOf, leaseOf, encode, counted, parse } = createTierValues(options);
  const nothing: Newer<Value> = new Map();

  const mark = (key: string) => markDeleted(redis, nameOf(key), leaseOf(key));

  const put = async (key: string, box: Box<Value>) => {
    const [text, keptMs] = encode(box);
    const [, stored] = await Promise.all([
      redis.del(leaseOf(key)),
      redis.set(nameOf(key), text, 'PX', keptMs),
    ]);
    return stored;
  };

  const keepOne = (key: string, box: Box<Value>, token: string | null) => {
    const [text, keptMs] = encode(box);
    return token === null
      ? redis.set(nameOf(key), text, 'PX', keptMs, 'NX')
      : KEEP_LEASED.run(redis, [nameOf(key), leaseOf(key)], [token, text, keptMs]);
  };

  return {
    // Changes are tried even in an outage: to skip one would leave the old value.
    async delete(key) {
      counted(await breaker.attempt(() => mark(key)));
    },
    async read(keys) {
      const texts = await breaker.attemptUnlessOpen(() => readTexts(keys.map(nameOf)));
      return understood(keys, counted(texts) ?? [], parse);
    },
    async keep(boxes, tokens) {
      const something = [...boxes].filter(([, { value }]) => value !== null);
      if (something.length === 0) return nothing;
      const stored = await breaker.attemptUnlessOpen(() =>
        Promise.all(something.map(([key, box]) => keepOne(key, box, tokens.get(key) ?? null))),
      );
      counted(stored);
      return nothing;
    },
    async write(boxes) {
      const written = await breaker.attempt(() =>
        Promise.all([...boxes].map(([key, box]) => (box.value === null ? mark(key) : put(key, box)))),
      );
      counted(written);
      return nothing;
    },
  };
}
