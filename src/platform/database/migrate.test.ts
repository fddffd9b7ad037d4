import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
} from '../../../test/support/test-database.js';
import { applyMigrations } from './migrate.js';
import { differenceToSchema } from './schema-difference.js';

const folder = join(import.meta.dirname, '../../../prisma/migrations');
const schemaFile = join(import.meta.dirname, '../../../prisma/schema.prisma');

describe('applyMigrations', () => {
  it('migrates once when ten processes start together', async () => {
    await using database = await createEmptyDatabase();
    const runs = await Promise.all(
      Array.from({ length: 10 }, () => applyMigrations({ url: database.url, folder })),
    );

    const migrations = (await readdir(folder, { withFileTypes: true })).filter((entry) =>
      entry.isDirectory(),
    );
    expect(runs.filter((applied) => applied.length > 0)).toEqual([
      migrations.map(({ name }) => name).toSorted(),
    ]);
  });

  it('leaves nothing behind when it dies on the way, so that the next one can begin anew', async () => {
    await using database = await createEmptyDatabase();
    const half = await mkdtemp(join(tmpdir(), 'streamcore-migrations-'));
    const write = async (name: string, sql: string) => {
      await mkdir(join(half, name), { recursive: true });
      await writeFile(join(half, name, 'migration.sql'), sql);
    };
    await copyFile(join(folder, 'migration_lock.toml'), join(half, 'migration_lock.toml'));
    await write('1_film', 'CREATE TABLE film (name text);');
    await write('2_death', 'SELECT pg_terminate_backend(pg_backend_pid());');
    await expect(applyMigrations({ url: database.url, folder: half })).rejects.toThrow();

    await write('2_death', 'CREATE TABLE actor (name text);');
    expect(await applyMigrations({ url: database.url, folder: half })).toEqual(['1_film', '2_death']);
    await rm(half, { recursive: true });
  });
});

describe('the migrations', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('agree with the schema, and a disagreement would be seen', async () => {
    expect(await differenceToSchema(database.url, schemaFile)).toBeNull();

    await using changed = await createTestDatabase();
    const other = new Client({ connectionString: changed.url });
    await other.connect();
    await other.query('ALTER TABLE watch_history DROP COLUMN position_seconds');
    await other.end();
    expect(await differenceToSchema(changed.url, schemaFile)).toContain('ADD COLUMN     "position_seconds"');
  });
});
