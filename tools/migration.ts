import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { applyMigrations } from '../src/platform/database/migrate.js';
import { differenceToSchema } from '../src/platform/database/schema-difference.js';
import { freePort } from '../src/platform/embedded/ports.js';
import { postgresUrl, startPostgres } from '../src/platform/embedded/postgres.js';
import { runProgram } from './command/run-program.js';

const MIGRATIONS = join(import.meta.dirname, '../prisma/migrations');
const SCHEMA = join(import.meta.dirname, '../prisma/schema.prisma');

/** The difference between the migrations, applied to a scratch database, and the schema; null if there is none. */
async function schemaChange(): Promise<string | null> {
  const dataFolder = await realpath(await mkdtemp(join(tmpdir(), 'streamcore-migration-')));
  try {
    const port = await freePort();
    const password = 'scratch';
    await using _server = await startPostgres({ dataFolder, port, password, settings: ['fsync=off'] });
    const url = postgresUrl(port, password);
    await applyMigrations({ url, folder: MIGRATIONS });
    return await differenceToSchema(url, SCHEMA);
  } finally {
    await rm(dataFolder, { recursive: true });
  }
}

async function writeMigration(name: string): Promise<void> {
  const change = await schemaChange();
  if (change === null) {
    console.log('The migrations lead to the schema already: nothing to write.');
    return;
  }
  const timestamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const folder = join(MIGRATIONS, `${timestamp}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, 'migration.sql'), change);
  console.log(`Wrote ${join(folder, 'migration.sql')}. Read it before it is applied at the next start.`);
}

async function checkMigrations(): Promise<void> {
  const change = await schemaChange();
  if (change === null) {
    console.log('Schema and migrations agree.');
    return;
  }
  console.error(`Schema and migrations disagree. Missing from the migrations:\n\n${change}`);
  console.error('Write it with: npm run migration -- new <name>');
  process.exitCode = 1;
}

function toMigrationName(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
}

const program = new Command('migration').description(
  'Writes and checks database migrations, offline, on a temporary PostgreSQL.',
);
program
  .command('new')
  .description('Write a migration for the changes of prisma/schema.prisma.')
  .argument('<name>', 'what the migration does, such as "add watchlist"', toMigrationName)
  .action(writeMigration);
program
  .command('check')
  .description('Fail when prisma/schema.prisma and prisma/migrations disagree.')
  .action(checkMigrations);
await runProgram(program);
