import { join } from 'node:path';
import { Client } from 'pg';
import { postgresBinaries } from './postgres-binaries.js';
import { ensureCluster } from './postgres-cluster.js';
import { postgresUser } from './postgres-user.js';
import { ServerProcess } from './server-process.js';

export interface PostgresOptions {
  /** An existing folder; the cluster is made in it. */
  readonly dataFolder: string;
  readonly port: number;
  readonly password: string;
  /** Settings of the server beside our own, such as `fsync=off` for tests. */
  readonly settings?: readonly string[];
}

const NAME = 'streamcore';
const START_TIMEOUT_MS = 60_000;
const ANSWER_TIMEOUT_MS = 5_000;

/** Where the embedded PostgreSQL is reached. */
export function postgresUrl(port: number, password: string, database = NAME): string {
  return `postgres://${NAME}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * Starts a PostgreSQL server of our own, on 127.0.0.1 alone, with durability as PostgreSQL has it by default.
 * After a kill it recovers what was committed.
 * @throws ServerNotStartedError
 */
export async function startPostgres(options: PostgresOptions): Promise<ServerProcess> {
  const { dataFolder, port, password, settings = [] } = options;
  const folder = join(dataFolder, 'postgres');
  const binaries = await postgresBinaries();
  const user = await postgresUser([dataFolder, binaries.folder]);
  await ensureCluster({ initdb: binaries.initdb, user, folder, superuser: NAME, password });

  const flags = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    ...settings,
  ];
  const server = await ServerProcess.start({
    name: 'PostgreSQL',
    command: user.command(
      binaries.postgres,
      '-D',
      folder,
      '-p',
      `${port}`,
      ...flags.flatMap((flag) => ['-c', flag]),
    ),
    logFile: join(dataFolder, 'postgres.log'),
    stopSignal: 'SIGINT',
  });
  await server.waitUntil(() => ensureDatabase(port, password), START_TIMEOUT_MS);
  return server;
}

async function ensureDatabase(port: number, password: string): Promise<boolean> {
  const client = new Client({
    connectionString: postgresUrl(port, password, 'postgres'),
    // Whoever else listens there need not answer at all.
    connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
  });
  // A connection that breaks while the server starts is told by the call that used it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [NAME]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
    return true;
  } finally {
    await client.end();
  }
}
