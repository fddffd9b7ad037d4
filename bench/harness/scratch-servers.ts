import { randomBytes } from 'node:crypto';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createDisposer, type Disposer } from '../../src/platform/async/disposer.js';
import { needsEmbeddedServers, startEmbeddedServers } from '../../src/platform/embedded/embedded-servers.js';
import { removeAbandonedServers } from '../../test/support/abandoned-servers.js';

const FOLDER_PREFIX = 'streamcore-bench-';

/** A database, a Redis prefix and a folder for one run. */
export interface ScratchServers extends AsyncDisposable {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly redisPrefix: string;
  readonly folder: string;
}

/**
 * PostgreSQL and Redis for a run: embedded ones in a temporary folder, with their usual settings, or those of
 * DATABASE_URL and REDIS_URL. Existing data is not touched.
 */
export async function startScratchServers(environment: NodeJS.ProcessEnv): Promise<ScratchServers> {
  await removeAbandonedServers(FOLDER_PREFIX);
  const disposer = createDisposer();
  try {
    const folder = await realpath(await mkdtemp(join(tmpdir(), FOLDER_PREFIX)));
    disposer.defer(() => rm(folder, { recursive: true }));
    const servers = await findServers(folder, environment, disposer);
    const name = `streamcore_bench_${randomBytes(6).toString('hex')}`;
    return {
      databaseUrl: await createDatabase(servers.databaseUrl, name, disposer),
      redisUrl: servers.redisUrl,
      redisPrefix: name,
      folder,
      [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose](),
    };
  } catch (error) {
    await disposer[Symbol.asyncDispose]();
    throw error;
  }
}

async function findServers(folder: string, environment: NodeJS.ProcessEnv, disposer: Disposer) {
  const named = { databaseUrl: environment['DATABASE_URL'], redisUrl: environment['REDIS_URL'] };
  const embedded = needsEmbeddedServers(named)
    ? disposer.add(await startEmbeddedServers({ dataFolder: folder, ...named }))
    : null;
  const databaseUrl = named.databaseUrl ?? embedded?.databaseUrl;
  const redisUrl = named.redisUrl ?? embedded?.redisUrl;
  if (!databaseUrl || !redisUrl) throw new Error('There is no PostgreSQL or no Redis to measure with.');
  return { databaseUrl, redisUrl };
}

async function createDatabase(serverUrl: string, name: string, disposer: Disposer): Promise<string> {
  await execute(serverUrl, `CREATE DATABASE ${name}`);
  disposer.defer(() => execute(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  const url = new URL(serverUrl);
  url.pathname = name;
  return url.href;
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
