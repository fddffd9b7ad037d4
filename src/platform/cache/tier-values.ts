import type { CacheCounters } from './cache-counters.js';
import type { CachedValue } from './cached-value.js';

export interface TierValuesOptions<Value> {
  readonly counters: CacheCounters;
  readonly keyPrefix: string;
  readonly ttlMs: number;
  /** How long a stale value is kept, to be served while it is being reloaded. */
  readonly staleMs: number;
  readonly revive: ((json: unknown) => Value) | undefined;
}

const ENCODED = /^(\d+) (\d+) (.*)$/su;

/** The encoding of a namespace's values in Redis. */
export function createTierValues<Value>(options: TierValuesOptions<Value>) {
  const { counters, keyPrefix, ttlMs, staleMs, revive } = options;
  return {
    /** The braces keep a value and its lease on one node of a cluster. */
    nameOf: (key: string) => `${keyPrefix}:{${key}}`,

    /** The Redis key of the lease for loading it. */
    leaseOf: (key: string) => `${keyPrefix}@{${key}}`,

    /**
     * A value as stored in Redis (load duration, expiry, JSON), and its lifetime in milliseconds, reduced by up to a tenth at
     * random, so that values stored together do not expire together.
     */
    encode({ value, loadMs }: CachedValue<Value>): [text: string, keptMs: number] {
      const freshMs = Math.ceil(ttlMs * (0.9 + Math.random() / 10));
      return [`${Math.round(loadMs)} ${Date.now() + freshMs} ${JSON.stringify(value)}`, freshMs + staleMs];
    },

    /** Counts failures. */
    counted<Result>(result: Result | null): Result | null {
      if (result === null) counters.errors += 1;
      return result;
    },

    /** Null for a text of another version of the program: it counts as missing. */
    parse(text: string): CachedValue<Value> | null {
      try {
        const [, loadMs, freshUntil, content] = ENCODED.exec(text) ?? [];
        const json = JSON.parse(content ?? '');
        const value = revive ? revive(json) : json;
        return { value, loadMs: Number(loadMs), freshUntil: Number(freshUntil) };
      } catch {
        counters.errors += 1;
        return null;
      }
    },
  };
}

/** The values found under the keys, without those that are invalid. */
export function understood<Found>(
  keys: readonly string[],
  texts: readonly (string | null)[],
  parse: (text: string) => Found | null,
): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const [index, text] of texts.entries()) {
    const parsed = text ? parse(text) : null;
    if (parsed) found.set(keys[index] ?? '', parsed);
  }
  return found;
}
