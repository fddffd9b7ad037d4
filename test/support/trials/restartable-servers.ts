import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDisposer } from '../../../src/platform/async/disposer.js';
import { freePort } from '../../../src/platform/embedded/ports.js';
import { postgresUrl, startPostgres } from '../../../src/platform/embedded/postgres.js';
import { redisUrl, startRedis } from '../../../src/platform/embedded/redis.js';
import { note } from '../run-notes.js';

/**
 * The PostgreSQL and Redis of one trial, durable as usual, which can be stopped and restarted with the same addresses.
 */
export interface RestartableServers extends AsyncDisposable {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  restartPostgres(): Promise<void>;
  restartRedis(): Promise<void>;
}

const PASSWORD = 'trial';

export async function startRestartableServers(): Promise<RestartableServers> {
  note('redis', 'own');
  note('database', 'own');
  const disposer = createDisposer();
  const dataFolder = await realpath(await mkdtemp(join(tmpdir(), 'streamcore-crash-')));
  disposer.defer(() => rm(dataFolder, { recursive: true, force: true }));
  const [postgresPort, redisPort] = [await freePort(), await freePort()];
  const startDatabase = () => startPostgres({ dataFolder, port: postgresPort, password: PASSWORD });
  const startStore = () => startRedis({ dataFolder, port: redisPort, password: PASSWORD });
  let postgres = await startDatabase();
  disposer.defer(async () => postgres[Symbol.asyncDispose]());
  let redis = await startStore();
  disposer.defer(async () => redis[Symbol.asyncDispose]());

  return {
    databaseUrl: postgresUrl(postgresPort, PASSWORD),
    redisUrl: redisUrl(redisPort, PASSWORD),
    async restartPostgres() {
      await postgres[Symbol.asyncDispose]();
      postgres = await startDatabase();
    },
    async restartRedis() {
      await redis[Symbol.asyncDispose]();
      redis = await startStore();
    },
    [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose](),
  };
}
