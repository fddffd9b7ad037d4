import { createOperationReads, type RunOperation } from './operation-reads.js';
import type { ReplicaSettings } from './read-replicas.js';
import { createReadScopes, noReadScopes, type ReadScopes } from './read-scopes.js';
import { createRedisRecentWrites, type RecentWritesOptions } from './recent-writes.redis.js';

export interface ReadPlacing {
  readonly scopes: ReadScopes;
  /** Null without replicas: everything is read from the primary. */
  connect(options: Omit<RecentWritesOptions, 'windowMs'>): {
    readonly settings: ReplicaSettings;
    readonly runOperation: RunOperation;
  } | null;
}

/** Longer than the largest lag of a replica in use, with a margin for clocks. */
const WINDOW_IN_LAGS = 2;

/** Decides which server reads go to. Its parts are created in this order because they depend on each other. */
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
