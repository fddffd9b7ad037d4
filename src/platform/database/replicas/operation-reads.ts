import type { ReadScopes } from './read-scopes.js';
import type { RecentWrites } from './recent-writes.js';

/** What a caller asks for. */
export type OperationKind = 'query' | 'mutation' | 'subscription';

/** Runs the operations of callers so that each reads where it may. */
export type RunOperation = <Result>(
  kind: OperationKind,
  accountId: string | null,
  work: () => Promise<Result>,
) => Promise<Result>;

/**
 * Only queries may read stale data. Mutations decide on current data, and an event may be about data that has not reached
 * the replicas.
 */
export function createOperationReads(scopes: ReadScopes, recentWrites: RecentWrites): RunOperation {
  return (kind, accountId, work) => {
    if (kind === 'query') return scopes.tolerant(accountId, work);
    if (kind === 'mutation' && accountId !== null) return recentWrites.around(accountId, work);
    return work();
  };
}
