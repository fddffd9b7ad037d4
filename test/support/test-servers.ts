import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedServers, startEmbeddedServers } from '../../src/platform/embedded/embedded-servers.js';
import { removeAbandonedServers } from './abandoned-servers.js';

/** A test's database needs no durability; and files that start several processes each run concurrently. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=400'];

const FOLDER_PREFIX = 'streamcore-test-';

export interface TestServers extends AsyncDisposable {
  /** A server on which the tests may create databases. */
  readonly databaseUrl: string;
  readonly redisUrl: string;
}

/** The servers in TEST_DATABASE_URL and TEST_REDIS_URL; embedded ones in a temporary folder for those not set. */
export async function startTestServers(environment: NodeJS.ProcessEnv): Promise<TestServers> {
  const { TEST_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl } = environment;
  if (databaseUrl && redisUrl) {
    return { databaseUrl, redisUrl, [Symbol.asyncDispose]: async () => undefined };
  }
  // Without a listener these signals would end the run with its servers still running.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  await removeAbandonedServers(FOLDER_PREFIX);
  const dataFolder = await mkdtemp(join(tmpdir(), FOLDER_PREFIX));
  const embedded = await startEmbeddedServers(
    { dataFolder, databaseUrl, redisUrl },
    { postgresSettings: SETTINGS },
  );
  return {
    databaseUrl: databaseUrl ?? required(embedded, 'databaseUrl'),
    redisUrl: redisUrl ?? required(embedded, 'redisUrl'),
    async [Symbol.asyncDispose]() {
      await embedded[Symbol.asyncDispose]();
      await rm(dataFolder, { recursive: true });
    },
  };
}

function required(servers: EmbeddedServers, url: 'databaseUrl' | 'redisUrl'): string {
  const value = servers[url];
  if (value === undefined) throw new Error(`The embedded servers have no ${url}.`);
  return value;
}
