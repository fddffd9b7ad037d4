/** What PostgreSQL, its driver, Prisma, Redis' client and Node call a server that cannot be reached or is too busy. */
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
  '08000',
  '08003',
  '08006',
  '53300',
  '57P01',
  '57P02',
  '57P03',
]);

const OUTAGE_NAMES = new Set(['MaxRetriesPerRequestError', 'ClusterAllFailedError', 'AbortError']);

/** Drivers that throw plain errors can only be told by their words. */
const OUTAGE_MESSAGES =
  /timeout exceeded when trying to connect|connection terminated|connection is closed|command timed out|stream isn't writeable/i;

const DEEPEST_CAUSE = 5;

/** Whether an error, or what caused it, says that a server we depend on is away. */
export function isOutage(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEEPEST_CAUSE) return false;
  if ('code' in error && typeof error.code === 'string' && OUTAGE_CODES.has(error.code)) return true;
  if (OUTAGE_NAMES.has(error.name) || OUTAGE_MESSAGES.test(error.message)) return true;
  const causes: unknown[] = error instanceof AggregateError ? error.errors : [error.cause];
  return causes.some((cause) => isOutage(cause, depth + 1));
}
