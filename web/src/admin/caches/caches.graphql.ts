import { graphql } from '../generated/index.js';

export const AdminCaches = graphql(`
  query AdminCaches($window: MetricsWindow!) {
    admin {
      cacheStats {
        name
        holds
        changedBy
        ttlSeconds
        localTtlSeconds
        bytes
        evictions
        errors
        entries
        maxEntries
        system(window: $window) { reads localHits redisHits misses hitRatio failedLoads }
      }
    }
  }
`);

export const AdminInvalidateCache = graphql(`
  mutation AdminInvalidateCache($input: InvalidateCacheInput!) {
    invalidateCache(input: $input) { name entries }
  }
`);
