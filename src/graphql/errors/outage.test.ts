import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../test/support/open-database.js';
import { standsApart } from '../../../test/support/run-notes.js';
import { OwnRedis } from '../../../test/support/staleness/own-redis.js';
import { createTestDatabase } from '../../../test/support/test-database.js';
import { createDatabase } from '../../platform/database/database.js';
import { isOutage } from './outage.js';

standsApart({ redis: 'its server is filled, and must have nobody else on it' });

/** No server listens on this port. */
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

describe('an outage is recognised from the error', () => {
  let own: OwnRedis;
  let client: Redis;
  beforeAll(async () => {
    own = await OwnRedis.start();
    client = new Redis(own.url, { reconnectOnError: null });
  });
  afterAll(async () => {
    client.disconnect();
    await own[Symbol.asyncDispose]();
  });

  const thrownBy = (ask: Promise<unknown>) => ask.catch((error: unknown) => error);

  it.each([
    ['has no room', 'OOM', () => client.config('SET', 'maxmemory', '1')],
    ['has nobody to keep it with', 'NOREPLICAS', () => client.config('SET', 'min-replicas-to-write', '1')],
    ['only reads', 'READONLY', () => client.replicaof('127.0.0.1', DEAD_PORT)],
  ])('when Redis %s', async (_case, answer, set) => {
    await set();
    const thrown = await thrownBy(client.set('key', 'value'));
    await client.replicaof('NO', 'ONE');
    await client.config('SET', 'maxmemory', '0', 'min-replicas-to-write', '0');
    expect(thrown).toMatchObject({ message: expect.stringMatching(`^${answer} `) });
    expect(isOutage(thrown)).toBe(true);
  });

  it.each([
    ['has a full disk', '53100'],
    ['has no memory', '53200'],
    ['cannot read its disk', '58030'],
    ['only reads', '25006'],
  ])('when PostgreSQL %s', async (_case, code) => {
    await using made = await createTestDatabase();
    await using full = openDatabase(made, 1);
    await full.pool.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'No.' USING ERRCODE = '${code}'; END $$`);
    await full.pool.query(
      'CREATE TRIGGER refuse BEFORE UPDATE ON accounts FOR EACH STATEMENT EXECUTE FUNCTION refuse()',
    );
    const update = { where: { email: 'nobody@example.com' }, data: { email: 'somebody@example.com' } };
    expect(isOutage(await thrownBy(full.prisma.account.updateMany(update)))).toBe(true);
    expect(isOutage(await thrownBy(full.pool.query('UPDATE accounts SET email = email')))).toBe(true);
  });
});

it('a defect is not an outage', () => {
  expect(isOutage(new TypeError('Cannot read properties of undefined'))).toBe(false);
  expect(isOutage('ECONNREFUSED')).toBe(false);
});
