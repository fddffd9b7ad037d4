/**
 * Runs work in one database transaction, with repositories that are bound to it. It takes effect as a whole or, when
 * it throws, not at all.
 */
export interface Transactor<Repositories> {
  run<Result>(work: (repositories: Repositories) => Promise<Result>): Promise<Result>;
}
