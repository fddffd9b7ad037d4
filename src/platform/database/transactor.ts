/**
 * Runs work in one database transaction, handing it repositories that are bound to that transaction.
 * The work either takes effect as a whole or, when it throws, not at all.
 */
export interface Transactor<Repositories> {
  run<Result>(work: (repositories: Repositories) => Promise<Result>): Promise<Result>;
}
