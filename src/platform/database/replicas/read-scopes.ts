import { AsyncLocalStorage } from 'node:async_hooks';
import type { Replica } from './replica.js';

/** What is read for one operation. */
export interface ReadScope {
  /** Who asks; null for a visitor. */
  readonly accountId: string | null;
  /** The replica that answers all of it, once one was chosen; null for the primary. */
  choice?: Promise<Replica | null>;
}

/** Says of work whether what it reads may be a little old. What nobody says so of reads the primary. */
export interface ReadScopes {
  current(): ReadScope | null;
  tolerant<Result>(accountId: string | null, work: () => Result): Result;
  /** For what outlives the operation, such as a value that a cache keeps for others. */
  exact<Result>(work: () => Result): Result;
}

/** Where there are no replicas. Following calls has a price, which nobody pays for nothing. */
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
