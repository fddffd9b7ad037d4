import { Redis } from 'ioredis';
import { afterAll, expect, it } from 'vitest';
import { createDatabase } from '../../platform/database/database.js';
import { isOutage } from './outage.js';

/** Nothing listens there. */
const DEAD_PORT = 1;

const database = createDatabase({
  url: `postgresql://nobody:nothing@127.0.0.1:${DEAD_PORT}/none`,
  poolSize: 1,
  acquireTimeoutMs: 1000,
  statementTimeoutMs: 1000,
});
const redis = new Redis({ port: DEAD_PORT, maxRetriesPerRequest: 0, lazyConnect: true });
redis.on('error', () => undefined);

afterAll(async () => {
  redis.disconnect();
  await database[Symbol.asyncDispose]();
});

it.each<[string, () => Promise<unknown>]>([
  ['Prisma', () => database.prisma.account.findFirst()],
  [
    'a transaction',
    () => database.transactor((client) => client).run((client) => client.account.findFirst()),
  ],
  ['the PostgreSQL driver', () => database.pool.query('SELECT 1')],
  ['Redis', () => redis.get('key')],
])('an outage is recognised in what %s throws when its server is away', async (_name, ask) => {
  const thrown: unknown = await ask().catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(Error);
  expect(isOutage(thrown)).toBe(true);
});

it('a defect is no outage', () => {
  expect(isOutage(new TypeError('Cannot read properties of undefined'))).toBe(false);
  expect(isOutage('ECONNREFUSED')).toBe(false);
});
