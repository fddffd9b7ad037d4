/**
 * Whether a statement was given up because the server had not answered it in time. `pg` keeps the connection then, and may leave
 * a ROLLBACK that waits behind the statement unsent: whoever came next would be in a transaction that nobody ends.
 */
export function isUnanswered(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}
