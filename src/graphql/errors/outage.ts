/** The codes of Node and Prisma for a server that cannot be reached or is overloaded. */
const OUTAGE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'P2037',
]);

/**
 * PostgreSQL's codes (appendix A of its manual) for connections that break or are too many, a full disk or memory, a
 * failing disk, a read-only server, one that starts or stops, and timeouts of locks and statements.
 */
const OUTAGE_SQL_STATES = /^(?:08\w{3}|25006|53\w{3}|55P03|57014|57P0\d|58000|58030)$/;

/** Where the driver's error is lost, Prisma repeats its code in the message. */
const SQL_STATE_IN_WORDS = /\bCode: `(\w{5})`/;

const OUTAGE_NAMES = new Set(['MaxRetriesPerRequestError', 'ClusterAllFailedError', 'AbortError']);

/** The beginnings of Redis errors: out of memory, loading, read-only, or without enough replicas. */
const REDIS_REFUSALS = /^(?:OOM|MISCONF|LOADING|READONLY|NOREPLICAS|MASTERDOWN|BUSY|TRYAGAIN) /;

/** Plain errors of drivers, which only their messages identify. */
const OUTAGE_MESSAGES =
  /timeout exceeded when trying to connect|connection terminated|query read timeout|encountered a connection error|connection is closed|command timed out|stream isn't writeable|clusterdown|cluster isn't ready|none of startup nodes/i;

const DEEPEST_CAUSE = 5;

/** The properties of errors, and of the plain objects that drivers use as causes, that may identify an outage. */
interface Failure {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
}

/** Whether an error, or one of its causes, means that a dependency is down. */
export function isOutage(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > DEEPEST_CAUSE) return false;
  const { name, message, code, cause, errors, meta }: Failure = error;
  if (OUTAGE_NAMES.has(String(name)) || isOutageCode(String(code)) || isOutageMessage(String(message)))
    return true;
  const causes: unknown[] = [meta?.driverAdapterError, cause, ...(Array.isArray(errors) ? errors : [])];
  return causes.some((deeper) => isOutage(deeper, depth + 1));
}

function isOutageCode(code: string): boolean {
  return OUTAGE_CODES.has(code) || OUTAGE_SQL_STATES.test(code);
}

function isOutageMessage(message: string): boolean {
  if (REDIS_REFUSALS.test(message)) return true;
  return OUTAGE_MESSAGES.test(message) || isOutageCode(SQL_STATE_IN_WORDS.exec(message)?.[1] ?? '');
}
