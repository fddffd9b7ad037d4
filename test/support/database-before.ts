import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { applyMigrations } from '../../src/platform/database/migrate.js';
import { createEmptyDatabase } from './test-database.js';

const MIGRATIONS = join(import.meta.dirname, '../../prisma/migrations');

/** A database as it was before a migration, to be filled and then migrated. Dispose of it. */
export async function createDatabaseBefore(migration: string) {
  const database = await createEmptyDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'streamcore-migrations-'));
  const earlier = (await readdir(MIGRATIONS)).filter((name) => name < migration || name.endsWith('.toml'));
  for (const name of earlier) await cp(join(MIGRATIONS, name), join(folder, name), { recursive: true });
  await applyMigrations({ url: database.url, folder });
  await rm(folder, { recursive: true });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  return {
    client,
    migrate: () => applyMigrations({ url: database.url, folder: MIGRATIONS }),
    async [Symbol.asyncDispose]() {
      await client.end();
      await database[Symbol.asyncDispose]();
    },
  };
}
