import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { inject } from 'vitest';
import { note } from './run-notes.js';

/** A migrated database that only the caller uses. */
export interface TestDatabase extends AsyncDisposable {
  /** The server's direct URL. */
  readonly url: string;
  /** As the product's configuration: through the run's pooler, if it has one, and directly where that is required. */
  readonly routes: DatabaseRoutes;
  drop(): Promise<void>;
}

export interface DatabaseRoutes {
  readonly url: string;
  readonly directUrl: string;
}

/** Creates a database with all migrations applied, by copying the run's template (about 50 ms). */
export async function createTestDatabase(): Promise<TestDatabase> {
  note('database', 'made');
  return createDatabaseFrom(inject('databaseUrl'), inject('templateDatabase'));
}

/** Creates a database without tables, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  note('database', 'made');
  return createDatabaseFrom(inject('databaseUrl'), 'template0');
}

/** A unique database name. */
export function newDatabaseName(): string {
  return `streamcore_test_${randomBytes(6).toString('hex')}`;
}

/** Copies a database of the server in the URL. */
export async function createDatabaseFrom(serverUrl: string, template: string): Promise<TestDatabase> {
  const name = newDatabaseName();
  await execute(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const drop = () => dropDatabase(serverUrl, name);
  const url = withDatabase(serverUrl, name);
  return {
    url,
    get routes() {
      return { url: throughPooler(url), directUrl: url };
    },
    drop,
    [Symbol.asyncDispose]: drop,
  };
}

/** The URL of a database of the run where a pooler may be used: through that of the run, if it has one. */
export function throughPooler(databaseUrl: string): string {
  note('database', 'met');
  const poolerUrl = inject('poolerUrl');
  return poolerUrl === null ? databaseUrl : withDatabase(poolerUrl, new URL(databaseUrl).pathname);
}

/** The environment for processes that use a database of the run. */
export function databaseEnvironment(databaseUrl: string) {
  return {
    DATABASE_URL: throughPooler(databaseUrl),
    DATABASE_DIRECT_URL: databaseUrl,
    DATABASE_REPLICA_URL: replicasOf(databaseUrl).join(','),
  };
}

/** The URLs for reads from a database of the run: its replica, if it has one. */
export function replicasOf(databaseUrl: string): string[] {
  note('replica', 'met');
  const replicaUrl = inject('replicaUrl');
  return replicaUrl === null ? [] : [withDatabase(replicaUrl, new URL(databaseUrl).pathname)];
}

function withDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: name }).href;
}

/** Whether the server in the URL has a database of that name. */
export async function hasDatabase(serverUrl: string, name: string): Promise<boolean> {
  const [row] = await execute(serverUrl, `SELECT FROM pg_database WHERE datname = '${name}'`);
  return row !== undefined;
}

async function execute(url: string, statement: string): Promise<readonly object[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<object>(statement)).rows;
  } finally {
    await client.end();
  }
}

const IN_USE = '55006';
const PATIENCE_MS = 2_000;
const LONG_PATIENCE_MS = 60_000;

/** Renames a database of the server in the URL. */
export async function renameDatabase(serverUrl: string, name: string, newName: string): Promise<void> {
  await executeUnused(serverUrl, `ALTER DATABASE ${name} RENAME TO ${newName}`, LONG_PATIENCE_MS);
}

/** Connections that a test forgot to close do not prevent the database from being dropped. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  try {
    await executeUnused(serverUrl, `DROP DATABASE IF EXISTS ${name}`, PATIENCE_MS);
  } catch (error) {
    if (!isInUse(error)) throw error;
    await execute(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
}

/**
 * Waits a moment for connections that were just closed: terminating them would cause errors in their clients.
 * @throws DatabaseError when the database is in use for longer
 */
async function executeUnused(serverUrl: string, statement: string, patienceMs: number): Promise<void> {
  const givenUpAt = Date.now() + patienceMs;
  for (;;) {
    try {
      await execute(serverUrl, statement);
      return;
    } catch (error) {
      if (!isInUse(error) || Date.now() > givenUpAt) throw error;
      await setTimeout(20);
    }
  }
}

function isInUse(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === IN_USE;
}
