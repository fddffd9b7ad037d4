import { stdSerializers } from 'pino';

/** The properties of errors that are logged: names and numbers, never user input or stored data. */
const TOLD = new Set([
  'address',
  'code',
  'column',
  'constraint',
  'dataType',
  'errno',
  'port',
  'responseCode',
  'routine',
  'schema',
  'severity',
  'statusCode',
  'syscall',
  'table',
]);

/**
 * An error as a log line tells it: its kind, what it says, where it was thrown and why. Clients of servers attach to theirs whatever was
 * asked: Redis' every argument of the command, such as a session or a job's payload, PostgreSQL's the values of a row, and Prisma's
 * what it was given, where that does not fit.
 */
export function errorFields(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack } = stdSerializers.err(error);
  const clean = withoutInput(error);
  const told = Object.entries(error).filter(
    ([name, value]) => TOLD.has(name) && (typeof value === 'string' || typeof value === 'number'),
  );
  const together = error instanceof AggregateError ? { errors: error.errors.map(errorFields) } : {};
  return { type, message: clean(message), stack: clean(stack), ...Object.fromEntries(told), ...together };
}

/** Prisma says what is wrong in the last paragraph, behind what it was given. */
function withoutInput(error: Error): (text: string) => string {
  const given = chainOf(error).filter(({ name }) => name === 'PrismaClientValidationError');
  return (text) =>
    given.reduce((rest, { message }) => rest.replaceAll(message, message.split('\n\n').at(-1) ?? ''), text);
}

/** The error and its causes, up to one that is its own. */
function chainOf(error: Error): readonly Error[] {
  const chain = new Set<Error>();
  for (let at: unknown = error; at instanceof Error && !chain.has(at); at = at.cause) chain.add(at);
  return [...chain];
}
