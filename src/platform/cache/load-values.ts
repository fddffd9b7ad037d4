import type { CacheCounters } from './cache-counters.js';
import type { CachedValues } from './redis-tier.js';

/** Loads the values of the keys, in their order. */
export type LoadMany<Value> = (keys: readonly string[]) => Promise<readonly Value[]>;

/** Runs a load in a context whose result may be cached. */
export type AskSource = <Result>(load: () => Promise<Result>) => Promise<Result>;

export interface LoadingOptions {
  readonly counters: CacheCounters;
  /** How long a loaded value is fresh, in milliseconds. */
  readonly ttlMs: number;
  readonly askSource: AskSource;
}

/**
 * Loads values from the source, with statistics.
 * @throws what the source throws, and RangeError if it does not return a value for each key
 */
export async function loadValues<Value>(
  keys: readonly string[],
  loadMany: LoadMany<Value>,
  { counters, ttlMs, askSource }: LoadingOptions,
): Promise<CachedValues<Value>> {
  counters.misses += keys.length;
  counters.loads += 1;
  const begin = performance.now();
  const values = await askSource(() => loadMany(keys)).catch((error: unknown) => {
    counters.failedLoads += 1;
    throw error;
  });
  const loadMs = performance.now() - begin;
  counters.loadMs += loadMs;
  if (values.length !== keys.length) throw new RangeError('A cache load must answer each of its keys.');
  const freshUntil = Date.now() + ttlMs;
  return new Map(values.map((value, index) => [keys[index] ?? '', { value, loadMs, freshUntil }]));
}
