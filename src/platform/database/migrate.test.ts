import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { standsApart } from '../../../test/support/run-notes.js';
import {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
} from '../../../test/support/test-database.js';
import { applyMigrations } from './migrate.js';
import { MigrationNotAllowedError } from './migration-not-allowed-error.js';
import { differenceToSchema } from './schema-difference.js';

standsApart({ database: 'migrations go to the server itself, past any pooler' });

const folder = join(import.meta.dirname, '../../../prisma/migrations');
const schemaFile = join(import.meta.dirname, '../../../prisma/schema.prisma');

/** A folder with migrations of a test. */
async function createMigrationFolder() {
  const own = await mkdtemp(join(tmpdir(), 'streamcore-migrations-'));
  await copyFile(join(folder, 'migration_lock.toml'), join(own, 'migration_lock.toml'));
  return {
    folder: own,
    async write(name: string, sql: string) {
      await mkdir(join(own, name), { recursive: true });
      await writeFile(join(own, name, 'migration.sql'), sql);
    },
    [Symbol.asyncDispose]: () => rm(own, { recursive: true }),
  };
}

describe('applyMigrations', () => {
  it('migrates once if ten processes start together, and the others log that they wait', async () => {
    await using database = await createEmptyDatabase();
    const said: string[] = [];
    const onProgress = (message: string) => said.push(message);
    const runs = await Promise.all(
      Array.from({ length: 10 }, () => applyMigrations({ url: database.url, folder, onProgress })),
    );
    expect(said).toContainEqual(expect.stringContaining('Another process migrates'));

    const migrations = (await readdir(folder, { withFileTypes: true })).filter((entry) =>
      entry.isDirectory(),
    );
    expect(runs.filter((applied) => applied.length > 0)).toEqual([
      migrations.map(({ name }) => name).toSorted(),
    ]);
  });

  it('leaves nothing behind if it is killed, so that the next one can start over', async () => {
    await using database = await createEmptyDatabase();
    await using migrations = await createMigrationFolder();
    const { folder: half, write } = migrations;
    await write('1_film', 'CREATE TABLE film (name text);');
    await write('2_death', 'SELECT pg_terminate_backend(pg_backend_pid());');
    await expect(applyMigrations({ url: database.url, folder: half })).rejects.toThrow();

    await write('2_death', 'CREATE TABLE actor (name text);');
    expect(await applyMigrations({ url: database.url, folder: half })).toEqual(['1_film', '2_death']);
  });
});

describe('a role that owns nothing', () => {
  it('is told who must migrate first, and starts if nothing is pending', async () => {
    await using database = await createEmptyDatabase();
    await using migrations = await createMigrationFolder();
    await migrations.write('1_film', 'CREATE TABLE film (name text);');
    await applyMigrations({ url: database.url, folder: migrations.folder });
    const role = `lesser_${randomUUID().replaceAll('-', '')}`;
    const owner = new Client({ connectionString: database.url });
    await owner.connect();
    await owner.query(`CREATE ROLE ${role}; GRANT SELECT ON _prisma_migrations TO ${role}`);
    const url = new URL(database.url);
    url.searchParams.set('options', `-c role=${role}`);
    const start = () => applyMigrations({ url: url.href, folder: migrations.folder });

    expect(await start()).toEqual([]);
    await migrations.write('2_year', 'ALTER TABLE film ADD COLUMN year integer;');
    await expect(start()).rejects.toThrow(MigrationNotAllowedError);
    await owner.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await owner.end();
  });
});

describe('a migration that meets a long statement', () => {
  it('does not block later statements, and is applied afterwards', async () => {
    await using database = await createEmptyDatabase();
    await using migrations = await createMigrationFolder();
    await migrations.write('1_film', 'CREATE TABLE film (name text);');
    await applyMigrations({ url: database.url, folder: migrations.folder });
    const [long, other] = [database.url, database.url].map(
      (connectionString) => new Client({ connectionString }),
    );
    await Promise.all([long?.connect(), other?.connect()]);
    await long?.query('BEGIN; SELECT FROM film');

    await migrations.write(
      '2_year',
      'CREATE TABLE actor (name text); ALTER TABLE film ADD COLUMN year integer;',
    );
    const said: string[] = [];
    const migrating = applyMigrations({
      url: database.url,
      folder: migrations.folder,
      lockTimeoutMs: 50,
      onProgress: (message) => said.push(message),
    });
    await vi.waitFor(() => expect(said).toContainEqual(expect.stringContaining('gives way')));
    // No statement waits behind it, and nothing of it was applied.
    expect((await other?.query('SELECT FROM film'))?.rowCount).toBe(0);
    expect((await other?.query(`SELECT to_regclass('actor') AS found`))?.rows).toEqual([{ found: null }]);
    await long?.query('COMMIT');
    expect(await migrating).toEqual(['2_year']);
    await Promise.all([long?.end(), other?.end()]);
  });
});

describe('a process of the previous version', () => {
  it('starts on a newer database', async () => {
    await using database = await createEmptyDatabase();
    await using newer = await createMigrationFolder();
    await using older = await createMigrationFolder();
    for (const { write } of [newer, older]) await write('1_film', 'CREATE TABLE film (name text);');
    await newer.write('2_actor', 'CREATE TABLE actor (name text);');
    await applyMigrations({ url: database.url, folder: newer.folder });
    expect(await applyMigrations({ url: database.url, folder: older.folder })).toEqual([]);
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

  it('agree with the schema, and a difference is detected', async () => {
    expect(await differenceToSchema(database.url, schemaFile)).toBeNull();

    await using changed = await createTestDatabase();
    const other = new Client({ connectionString: changed.url });
    await other.connect();
    await other.query('ALTER TABLE watch_history DROP COLUMN position_seconds');
    await other.end();
    expect(await differenceToSchema(changed.url, schemaFile)).toContain('ADD COLUMN     "position_seconds"');
  });
});
