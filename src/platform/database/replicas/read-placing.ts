import { createOperationReads, type RunOperation } from './operation-reads.js';
import type { ReplicaSettings } from './read-replicas.js';
import { createReadScopes, noReadScopes, type ReadScopes } from './read-scopes.js';
import { createRedisRecentWrites, type RecentWritesOptions } from './recent-writes.redis.js';

export interface ReadPlacing {
  readonly scopes: ReadScopes;
  /** Null where there are no replicas: everything is read in the same place. */
  connect(options: Omit<RecentWritesOptions, 'windowMs'>): {
    readonly settings: ReplicaSettings;
    readonly runOperation: RunOperation;
  } | null;
}

/** Longer than a replica that is used may be behind, whatever the clocks of servers and processes make of it. */
const WINDOW_IN_LAGS = 2;

/** What decides where reads go, in the order in which its parts can be made. */
export function createReadPlacing({
  replicaUrls: urls,
  replicaLagMs: maxLagMs,
}: {
  readonly replicaUrls: readonly string[];
  readonly replicaLagMs: number;
}): ReadPlacing {
  if (urls.length === 0) return { scopes: noReadScopes, connect: () => null };
  const scopes = createReadScopes();
  return {
    scopes,
    connect(options) {
      const recentWrites = createRedisRecentWrites({ ...options, windowMs: WINDOW_IN_LAGS * maxLagMs });
      return {
        settings: { urls, maxLagMs, scopes, recentWrites, logger: options.logger },
        runOperation: createOperationReads(scopes, recentWrites),
      };
    },
  };
}
