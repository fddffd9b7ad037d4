import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { PublicFailure } from '../telemetry/public-failure.js';
import { createSchemaCheck } from './schema-check.js';

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database[Symbol.asyncDispose]();
});

test('an outdated schema and its migration are noticed within ten seconds, without more frequent queries', async () => {
  const { rows } = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1 DESC LIMIT 1',
  );
  const newest = rows[0]?.name ?? '';
  let now = 0;
  const requireSchema = createSchemaCheck({ pool: client, newest, monotonicMs: () => now });
  const rename = (from: string, to: string) =>
    client.query('UPDATE _prisma_migrations SET migration_name = $2 WHERE migration_name = $1', [from, to]);

  await requireSchema();
  await rename(newest, 'restored');
  now = 9_999;
  await requireSchema();
  now = 10_000;
  await expect(requireSchema()).rejects.toThrow(`the migration ${newest} was not applied`);

  await rename('restored', newest);
  now = 19_999;
  await expect(requireSchema()).rejects.toThrow(PublicFailure);
  now = 20_000;
  await requireSchema();
});

test('a database without migrations is outdated for every program', async () => {
  await client.query('BEGIN; DROP TABLE _prisma_migrations; SAVEPOINT empty');
  await expect(createSchemaCheck({ pool: client, newest: 'any' })()).rejects.toThrow(PublicFailure);
  await client.query('ROLLBACK');
});
