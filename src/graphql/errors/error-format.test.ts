import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { InvalidInputError, ServiceUnavailableError } from '../../shared/domain-error.js';
import { createErrorFormat } from './error-format.js';

function present(error: unknown) {
  const log: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => void log.push(line) });
  const located = new GraphQLError('As the field says it.', {
    path: ['title', 0],
    originalError: error instanceof Error ? error : new Error(String(error)),
  });
  const { message, path, extensions } = createErrorFormat({ logger, suggestions: false }).present(
    located,
    'r-1',
  );
  return { message, path, extensions, log: log.join('') };
}

describe('an error sent to a client', () => {
  it('has the code and details of a domain error', () => {
    const presented = present(new InvalidInputError({ name: 'The name is empty.' }));
    expect(presented).toEqual({
      message: 'Please correct: The name is empty.',
      path: ['title', 0],
      extensions: { code: 'BAD_USER_INPUT', fields: { name: 'The name is empty.' } },
      log: '',
    });
  });

  it('masks an internal error, and logs it with its stack under the request id', () => {
    const presented = present(new Error('duplicate key value violates "accounts_email_key"'));
    expect(presented.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: 'r-1' });
    expect(presented.message).toContain('r-1');
    expect(presented.message).not.toContain('accounts');
    expect(JSON.parse(presented.log)).toMatchObject({
      requestId: 'r-1',
      err: {
        message: 'duplicate key value violates "accounts_email_key"',
        stack: expect.stringContaining('error-format.test'),
      },
    });
  });

  it.each([
    [
      'a refused connection',
      Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED' }),
    ],
    [
      'a connection refused on every address',
      new AggregateError([Object.assign(new Error(), { code: 'ECONNREFUSED' })]),
    ],
    ['a pool without a free connection', new Error('timeout exceeded when trying to connect')],
    ['Prisma without a server', Object.assign(new Error('Can’t reach database'), { code: 'P1001' })],
    [
      'a cause within',
      new Error('Reading failed.', { cause: Object.assign(new Error(), { code: '57P01' }) }),
    ],
    [
      'Redis without a server',
      Object.assign(new Error('Reached the max retries'), { name: 'MaxRetriesPerRequestError' }),
    ],
  ])('says to come back later after %s', (_name, error) => {
    const { message, extensions, log } = present(error);
    expect(extensions).toEqual({ code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: 5 });
    expect(message).not.toMatch(/connect|Prisma|Redis|10\.0/);
    expect(JSON.parse(log)).toMatchObject({ requestId: 'r-1', level: 40 });
  });

  it('keeps the message of an outage that the domain reported', () => {
    const { message } = present(new ServiceUnavailableError('The catalog', 9));
    expect(message).toBe('The catalog is not available right now. Try again in 9 s.');
  });

  it('names the fields that failed validation', () => {
    const validationErrors = [
      { property: 'email', constraints: { isEmail: 'email must be an address.' } },
      { property: 'device', children: [{ property: 'name', constraints: { length: 'name is too long.' } }] },
    ];
    const error = new GraphQLError('Argument Validation Error', {
      extensions: { code: 'BAD_USER_INPUT', validationErrors },
    });
    expect(present(error).extensions).toEqual({
      code: 'BAD_USER_INPUT',
      fields: { email: 'email must be an address.', 'device.name': 'name is too long.' },
    });
  });

  it('repeats at most a prefix of a value', () => {
    const long = 'x'.repeat(100_000);
    const { message, extensions } = present(new InvalidInputError({ [long]: `${long} is not known here.` }));
    expect(message.length).toBeLessThanOrEqual(500);
    expect(message).toMatch(/^Please correct: x+ … x+ is not known here\.$/);
    const [messages] = Object.entries(extensions?.['fields'] as Record<string, string>);
    expect(messages?.map((text) => text.length <= 200)).toEqual([true, true]);
    expect(messages?.[1]).toMatch(/ is not known here\.$/);

    const format = createErrorFormat({ logger: pino({ level: 'silent' }), suggestions: true });
    expect(
      format.presentRefusal(new GraphQLError(`Cannot query field "${long}".`)).message.length,
    ).toBeLessThanOrEqual(500);
  });

  it('maps the authorization errors of libraries to FORBIDDEN', () => {
    const error = new GraphQLError('No.', { extensions: { code: 'UNAUTHORIZED' } });
    expect(present(error).extensions).toEqual({ code: 'FORBIDDEN' });
  });

  it('contains no suggestions if introspection is off', () => {
    const error = new GraphQLError(
      'Cannot query field "nam" on type "Title". Did you mean "name" or "names"?',
    );
    const refusal = (suggestions: boolean) =>
      createErrorFormat({ logger: pino({ level: 'silent' }), suggestions }).presentRefusal(error).message;
    expect(refusal(false)).toBe('Cannot query field "nam" on type "Title".');
    expect(refusal(true)).toContain('Did you mean');
  });
});
