import { AsyncLocalStorage } from 'node:async_hooks';
import type { Replica } from './replica.js';

/** The reads of one operation. */
export interface ReadScope {
  /** The caller's account; null for a visitor. */
  readonly accountId: string | null;
  /** The replica for the whole operation, once it was chosen; null for the primary. */
  choice?: Promise<Replica | null>;
}

/** Marks work whose reads may be slightly stale. All other work reads from the primary. */
export interface ReadScopes {
  current(): ReadScope | null;
  tolerant<Result>(accountId: string | null, work: () => Result): Result;
  /** For results that outlive the operation, such as values cached for others. */
  exact<Result>(work: () => Result): Result;
}

/** Without replicas. Tracking async contexts has a cost, which is avoided here. */
export const noReadScopes: ReadScopes = {
  current: () => null,
  tolerant: (_accountId, work) => work(),
  exact: (work) => work(),
};

export function createReadScopes(): ReadScopes {
  const scopes = new AsyncLocalStorage<ReadScope | null>();
  return {
    current: () => scopes.getStore() ?? null,
    tolerant: (accountId, work) => scopes.run({ accountId }, work),
    exact: (work) => scopes.run(null, work),
  };
}
