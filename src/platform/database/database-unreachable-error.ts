import { DatabaseError } from 'pg';

/** The system's codes for a server that cannot be reached. */
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** PostgreSQL's codes (appendix A of its manual): wrong role or password, no such database. */
const REFUSAL_CODES = new Set(['28000', '28P01', '3D000']);

/** The database that the settings name cannot be reached, or does not admit its user. */
export class DatabaseUnreachableError extends Error {
  override readonly name = 'DatabaseUnreachableError';

  constructor(url: string, cause: Error) {
    const { hostname, port, pathname } = new URL(url);
    super(
      `PostgreSQL cannot be used at ${hostname}:${port || '5432'}${pathname}: ${reasonOf(cause)}.\n` +
        'Check DATABASE_URL (DATABASE_DIRECT_URL, where it is set), and that the server runs.',
      { cause },
    );
  }
}

/** Whether a connection failed for a reason that the settings, or whoever runs the server, can mend. */
export function isConnectionFailure(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isConnectionFailure);
  const code = 'code' in error ? String(error.code) : '';
  return error instanceof DatabaseError ? REFUSAL_CODES.has(code) : NETWORK_CODES.has(code);
}

/** A host with several addresses fails with an error for each. */
function reasonOf(error: Error): string {
  return error instanceof AggregateError
    ? error.errors.map(({ message }) => message).join(', ')
    : error.message;
}
