import pino from 'pino';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '../../../test/support/open-database.js';
import { createTestDatabase } from '../../../test/support/test-database.js';
import { testRedis } from '../../../test/support/test-redis.js';
import { createRedis } from '../redis/redis.js';
import { errorFields } from './error-fields.js';

const SECRET = 'somebody@example.org';
const { url, prefix } = testRedis();
const redis = createRedis(url, { name: 'errors', role: 'commands', logger: pino({ level: 'silent' }) });
const server = await createTestDatabase();
const database = openDatabase(server, 2);
afterAll(async () => {
  redis.disconnect();
  await database[Symbol.asyncDispose]();
  await server.drop();
});

async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

it('omits the arguments of Redis commands', async () => {
  const key = `${prefix}:text`;
  await redis.set(key, 'text');
  const error = await thrownBy(redis.lpush(key, SECRET));
  expect(JSON.stringify(error)).toContain(SECRET);
  expect(errorFields(error)).toMatchObject({ message: expect.stringContaining('WRONGTYPE') });
  expect(JSON.stringify(errorFields(error))).not.toContain(SECRET);
});

it('names the violated constraint of PostgreSQL without the values of the row', async () => {
  await database.pool.query('CREATE TABLE readers (email text UNIQUE)');
  const insert = () => database.pool.query('INSERT INTO readers VALUES ($1)', [SECRET]);
  await insert();
  const error = await thrownBy(insert());
  expect(JSON.stringify(error)).toContain(SECRET);
  expect(errorFields(error)).toMatchObject({
    code: '23505',
    table: 'readers',
    constraint: 'readers_email_key',
  });
  expect(JSON.stringify(errorFields(error))).not.toContain(SECRET);
});

it('omits the arguments of Prisma', async () => {
  const createdAt = new Date(Number.NaN);
  const creating = database.prisma.account.findMany({ where: { email: SECRET, createdAt } });
  const error = await thrownBy(creating);
  expect(JSON.stringify(error)).toContain('PrismaClientValidationError');
  const wrapped = new Error('Reading failed.', { cause: error });
  for (const each of [error, wrapped]) {
    expect(errorFields(each)).toMatchObject({ message: expect.stringContaining('Date object is invalid') });
    expect(JSON.stringify(errorFields(each))).not.toContain(SECRET);
  }
});

it('includes causes and aggregated errors', () => {
  const refused = Object.assign(new Error('connect', { cause: new Error('no route') }), {
    code: 'ECONNREFUSED',
    password: SECRET,
  });
  const fields = errorFields(new AggregateError([refused], 'all failed'));
  expect(fields).toMatchObject({
    message: 'all failed',
    errors: [
      { message: 'connect: no route', code: 'ECONNREFUSED', stack: expect.stringContaining('no route') },
    ],
  });
  expect(JSON.stringify(fields)).not.toContain(SECRET);
});
