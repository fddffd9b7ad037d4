import type { Box } from './box.js';
import type { CacheCounters } from './cache-counters.js';

export interface TierValuesOptions<Value> {
  readonly counters: CacheCounters;
  readonly keyPrefix: string;
  readonly ttlMs: number;
  readonly revive: ((json: unknown) => Value) | undefined;
}

/** How a namespace's values stand in Redis, however they are put there. */
export function createTierValues<Value>({ counters, keyPrefix, ttlMs, revive }: TierValuesOptions<Value>) {
  return {
    nameOf: (key: string) => `${keyPrefix}:${key}`,

    /** Where the lease of whoever loads it stands. */
    leaseOf: (key: string) => `${keyPrefix}@${key}`,

    /** In milliseconds; up to a tenth shorter, so that what was stored together does not expire together. */
    someTtl: () => Math.ceil(ttlMs * (0.9 + Math.random() / 10)),

    /** Counts what failed. */
    counted<Result>(result: Result | null): Result | null {
      if (result === null) counters.errors += 1;
      return result;
    },

    /** Null for what another version of the program has written: as good as missing. */
    parse(text: string): Box<Value> | null {
      try {
        const json = JSON.parse(text);
        return { value: revive ? revive(json) : json };
      } catch {
        counters.errors += 1;
        return null;
      }
    },
  };
}

/** What was found under each key, as far as it can be understood. */
export function understood<Value>(
  keys: readonly string[],
  texts: readonly (string | null)[],
  parse: (text: string) => Box<Value> | null,
): Map<string, Box<Value>> {
  const found = new Map<string, Box<Value>>();
  for (const [index, text] of texts.entries()) {
    const parsed = text ? parse(text) : null;
    if (parsed) found.set(keys[index] ?? '', parsed);
  }
  return found;
}
