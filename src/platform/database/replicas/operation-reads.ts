import type { ReadScopes } from './read-scopes.js';
import type { RecentWrites } from './recent-writes.js';

/** The kind of an operation. */
export type OperationKind = 'query' | 'mutation' | 'subscription';

/** Runs operations so that their reads go to the right server. */
export type RunOperation = <Result>(
  kind: OperationKind,
  accountId: string | null,
  work: () => Promise<Result>,
) => Promise<Result>;

/**
 * Only queries may read stale data. Mutations decide on current data, and events may be about data that has not
 * reached the replicas.
 */
export function createOperationReads(scopes: ReadScopes, recentWrites: RecentWrites): RunOperation {
  return (kind, accountId, work) => {
    if (kind === 'query') return scopes.tolerant(accountId, work);
    if (kind === 'mutation' && accountId !== null) return recentWrites.around(accountId, work);
    return work();
  };
}
