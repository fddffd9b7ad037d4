import { join } from 'node:path';
import { Client } from 'pg';
import { postgresBinaries } from './postgres-binaries.js';
import { ensureCluster } from './postgres-cluster.js';
import { postgresUser } from './postgres-user.js';
import { ServerProcess } from './server-process.js';

export interface PostgresOptions {
  /** An existing folder, in which the cluster is created. */
  readonly dataFolder: string;
  readonly port: number;
  readonly password: string;
  /** Additional server settings, such as `fsync=off` for tests. */
  readonly settings?: readonly string[];
}

const NAME = 'streamcore';
const START_TIMEOUT_MS = 60_000;
const ANSWER_TIMEOUT_MS = 5_000;

/** The address of the embedded PostgreSQL. */
export function postgresUrl(port: number, password: string, database = NAME): string {
  return `postgres://${NAME}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * Starts an embedded PostgreSQL server on 127.0.0.1, with PostgreSQL's default durability. After a kill it recovers
 * committed data.
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
    // Another program on that port may not answer at all.
    connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
  });
  // Connection errors during the start are reported by the failing call.
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
