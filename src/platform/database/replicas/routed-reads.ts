import type pg from 'pg';
import type { QueryConfig, QueryResultRow } from 'pg';
import type { ReadPool } from './read-pool.js';
import type { ReadScope, ReadScopes } from './read-scopes.js';
import type { RecentWrites } from './recent-writes.js';
import { failureScopeOf, type Replica } from './replica.js';

/** Counts which servers answered statements that a replica could answer. */
export interface ReadCounts {
  readonly replica: number;
  readonly primary: number;
}

export interface RoutedReads extends ReadPool {
  counts(): ReadCounts;
}

export interface RoutedReadsOptions {
  readonly primary: pg.Pool;
  readonly replicas: readonly Replica[];
  readonly scopes: ReadScopes;
  readonly recentWrites: RecentWrites;
}

/**
 * Sends each statement to a replica where its operation tolerates staleness. The primary answers otherwise: if the
 * account wrote recently, no replica is fresh enough, or the replica fails.
 */
export function createRoutedReads({
  primary,
  replicas,
  scopes,
  recentWrites,
}: RoutedReadsOptions): RoutedReads {
  let turn = 0;
  const counts = { replica: 0, primary: 0 };

  async function choose({ accountId }: ReadScope): Promise<Replica | null> {
    if (!replicas.some((replica) => replica.isFresh())) return null;
    if (accountId !== null && (await recentWrites.has(accountId))) return null;
    const fresh = replicas.filter((replica) => replica.isFresh());
    turn += 1;
    return fresh[turn % fresh.length] ?? null;
  }

  /** One replica for the whole operation, so that later reads are never older than earlier ones. */
  async function replicaFor(scope: ReadScope): Promise<Replica | null> {
    scope.choice ??= choose(scope);
    const replica = await scope.choice;
    // Checked after recent writes: older writes are visible on every replica that is fresh enough.
    return replica?.isFresh() ? replica : null;
  }

  return {
    counts: () => counts,
    async query<Row extends QueryResultRow>(statement: string | QueryConfig, values?: unknown[]) {
      const scope = scopes.current();
      if (!scope) return primary.query<Row>(statement, values);
      const ofPrimary = () => {
        counts.primary += 1;
        return primary.query<Row>(statement, values);
      };
      const replica = await replicaFor(scope);
      if (!replica) return ofPrimary();
      try {
        const answer = await replica.query<Row>(statement, values);
        counts.replica += 1;
        return answer;
      } catch (error) {
        const failed = failureScopeOf(error);
        if (failed === 'statement') throw error;
        if (failed === 'server') replica.doubt(error);
        scope.choice = Promise.resolve(null);
        return ofPrimary();
      }
    },
  };
}
