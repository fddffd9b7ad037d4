import { stdSerializers } from 'pino';

/** The properties of errors that are logged: names and numbers, never user input or stored data. */
const LOGGED = new Set([
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
 * An error for a log line: its class, message, stack and cause. Drivers attach their input to errors, which is left
 * out: Redis all arguments of the command, such as a session or a job's payload, PostgreSQL the values of a row, and
 * Prisma its invalid arguments.
 */
export function errorFields(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack } = stdSerializers.err(error);
  const clean = withoutInput(error);
  const logged = Object.entries(error).filter(
    ([name, value]) => LOGGED.has(name) && (typeof value === 'string' || typeof value === 'number'),
  );
  const together = error instanceof AggregateError ? { errors: error.errors.map(errorFields) } : {};
  return { type, message: clean(message), stack: clean(stack), ...Object.fromEntries(logged), ...together };
}

/** Prisma's actual message is the last paragraph, after its arguments. */
function withoutInput(error: Error): (text: string) => string {
  const given = chainOf(error).filter(({ name }) => name === 'PrismaClientValidationError');
  return (text) =>
    given.reduce((rest, { message }) => rest.replaceAll(message, message.split('\n\n').at(-1) ?? ''), text);
}

/** The error with its causes, up to a cycle. */
function chainOf(error: Error): readonly Error[] {
  const chain = new Set<Error>();
  for (let at: unknown = error; at instanceof Error && !chain.has(at); at = at.cause) chain.add(at);
  return [...chain];
}
