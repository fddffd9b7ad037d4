/**
 * Whether a statement timed out without an answer. `pg` would reuse its connection and may leave a ROLLBACK unsent behind
 * the statement, so the next user would be in a transaction that never ends.
 */
export function isUnanswered(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}
