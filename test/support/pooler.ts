import { execFile } from 'node:child_process';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { createDisposer } from '../../src/platform/async/disposer.js';
import { freePort } from '../../src/platform/embedded/ports.js';
import { postgresUser } from '../../src/platform/embedded/postgres-user.js';
import { ServerProcess } from '../../src/platform/embedded/server-process.js';
import { note } from './run-notes.js';

/** A PgBouncer in front of a PostgreSQL, for any database there. */
export interface Pooler extends AsyncDisposable {
  /** The URL of a database, through the pooler. */
  urlOf(databaseUrl: string): string;
}

export interface PoolerOptions {
  /** The number of connections per database, however many clients there are. */
  readonly connections: number;
}

/** Often not on PATH. */
const PROGRAM = '/usr/sbin/pgbouncer';
const START_TIMEOUT_MS = 15_000;

export async function hasPooler(): Promise<boolean> {
  return promisify(execFile)(PROGRAM, ['--version']).then(
    () => true,
    () => false,
  );
}

/** Each transaction may use any free connection: session state does not last. */
export async function startPooler(databaseUrl: string, { connections }: PoolerOptions): Promise<Pooler> {
  note('database', 'own');
  const disposer = createDisposer();
  const folder = await mkdtemp(join(tmpdir(), 'streamcore-pooler-'));
  disposer.defer(() => rm(folder, { recursive: true }));
  const port = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  await writeFile(file, configuration(new URL(databaseUrl), port, connections), { mode: 0o600 });
  // Like PostgreSQL, it does not run as root.
  const user = await postgresUser([folder]);
  if (user.ids) for (const path of [folder, file]) await chown(path, user.ids.uid, user.ids.gid);
  const server = disposer.add(
    await ServerProcess.start({
      name: 'PgBouncer',
      command: user.command(PROGRAM, file),
      logFile: join(folder, 'pgbouncer.log'),
      stopSignal: 'SIGINT',
    }),
  );
  const urlOf = (url: string) => Object.assign(new URL(url), { hostname: '127.0.0.1', port: `${port}` }).href;
  await server.waitUntil(() => answers(urlOf(databaseUrl)), START_TIMEOUT_MS);
  return { urlOf, [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose]() };
}

function configuration(
  { hostname, port, username, password }: URL,
  ownPort: number,
  connections: number,
): string {
  return `[databases]
* = host=${hostname} port=${port || 5432} user=${username} password=${password} connect_query='SET statement_timeout = 15000'
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${ownPort}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${connections}
max_client_conn = 2000
server_idle_timeout = 1
server_login_retry = 1
query_wait_timeout = 15
`;
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('SELECT 1');
  await client.end();
  return true;
}
