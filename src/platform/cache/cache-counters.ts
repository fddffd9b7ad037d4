import type { CacheStats } from './cache.js';

/** The mutable form of the statistics. */
export type CacheCounters = { -readonly [Name in keyof CacheStats]: CacheStats[Name] };

export function createCacheCounters(): CacheCounters {
  return {
    localHits: 0,
    redisHits: 0,
    misses: 0,
    loads: 0,
    failedLoads: 0,
    loadMs: 0,
    waits: 0,
    staleServed: 0,
    refreshes: 0,
    evictions: 0,
    errors: 0,
  };
}
