import type pg from 'pg';
import { createDisposer } from '../../async/disposer.js';
import type { Logger } from '../../telemetry/logger.js';
import { createPositionLog } from './position-log.js';
import type { ReadScopes } from './read-scopes.js';
import type { RecentWrites } from './recent-writes.js';
import { createReplica, type Replica } from './replica.js';
import { createReplicaWatch } from './replica-watch.js';
import { createRoutedReads, type RoutedReads } from './routed-reads.js';

export interface ReplicaSettings {
  readonly urls: readonly string[];
  /** The most staleness allowed. */
  readonly maxLagMs: number;
  readonly scopes: ReadScopes;
  readonly recentWrites: RecentWrites;
  readonly logger: Logger;
}

export interface ReplicaPools {
  readonly primary: pg.Pool;
  readonly primaryUrl: string;
  /** For requests. */
  createPool(url: string): pg.Pool;
  /** A single connection, for polls with a short timeout. */
  createWatchPool(url: string, timeoutMs: number): pg.Pool;
}

/** The replicas of a database, and the routing of reads to them. */
export interface ReadReplicas extends AsyncDisposable {
  readonly reads: RoutedReads;
  readonly all: readonly Replica[];
  /** Starts polling their positions. Until the first result, the primary answers. */
  start(): Promise<void>;
}

/** The lag of a replica is at least the time since the poll before the last one, even if it replays everything at once. */
const LOOKS_WITHIN_LAG = 4;

export function createReadReplicas(settings: ReplicaSettings, pools: ReplicaPools): ReadReplicas {
  const { urls, maxLagMs, scopes, recentWrites, logger } = settings;
  const disposer = createDisposer();
  const endLater = (pool: pg.Pool): pg.Pool => {
    disposer.defer(() => pool.end());
    return pool;
  };
  const everyMs = Math.ceil(maxLagMs / LOOKS_WITHIN_LAG);
  const positions = createPositionLog();
  const now = () => performance.now();
  const all = urls.map((url) =>
    createReplica({
      name: new URL(url).host,
      pool: endLater(pools.createPool(url)),
      watchPool: endLater(pools.createWatchPool(url, everyMs)),
      positions,
      maxLagMs,
      now,
      logger,
    }),
  );
  const watch = disposer.add(
    createReplicaWatch({
      primary: endLater(pools.createWatchPool(pools.primaryUrl, everyMs)),
      replicas: all,
      positions,
      everyMs,
      now,
    }),
  );
  return {
    reads: createRoutedReads({ primary: pools.primary, replicas: all, scopes, recentWrites }),
    all,
    start: () => watch.start(),
    [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose](),
  };
}
