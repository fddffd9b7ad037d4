import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { inject } from 'vitest';

/** A migrated database that only the caller uses. */
export interface TestDatabase extends AsyncDisposable {
  readonly url: string;
  drop(): Promise<void>;
}

/** Makes a database with all migrations applied, by copying the run's template (about 50 ms). */
export async function createTestDatabase(): Promise<TestDatabase> {
  return createDatabaseFrom(inject('databaseUrl'), inject('templateDatabase'));
}

/** Makes a database without any table, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabaseFrom(inject('databaseUrl'), 'template0');
}

/** Copies a database of the server that the URL leads to. */
export async function createDatabaseFrom(serverUrl: string, template: string): Promise<TestDatabase> {
  const name = `streamcore_test_${randomBytes(6).toString('hex')}`;
  await execute(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const drop = () => dropDatabase(serverUrl, name);
  const url = new URL(serverUrl);
  url.pathname = name;
  return { url: url.href, drop, [Symbol.asyncDispose]: drop };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const IN_USE = '55006';
const PATIENCE_MS = 2_000;

/**
 * Connections that were just ended have a moment to go: to one that is cut off instead, the server's farewell is an
 * error. Connections that a test forgot to close do not keep its database.
 */
async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  const givenUpAt = Date.now() + PATIENCE_MS;
  while (Date.now() < givenUpAt) {
    try {
      return await execute(serverUrl, `DROP DATABASE IF EXISTS ${name}`);
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.code !== IN_USE) throw error;
      await setTimeout(20);
    }
  }
  await execute(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}
