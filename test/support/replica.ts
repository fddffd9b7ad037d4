import { execFile } from 'node:child_process';
import { appendFile, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { createDisposer, type Disposer } from '../../src/platform/async/disposer.js';
import { freePort } from '../../src/platform/embedded/ports.js';
import { postgresBinaries } from '../../src/platform/embedded/postgres-binaries.js';
import { postgresUser } from '../../src/platform/embedded/postgres-user.js';
import { ServerProcess } from '../../src/platform/embedded/server-process.js';
import { eventually } from './eventually.js';

/** A streaming replica of a PostgreSQL cluster on this machine. */
export interface RunningReplica extends AsyncDisposable {
  /** The URL of its copy of a database of the primary. */
  urlOf(databaseUrl: string): string;
  /** Pauses replay: it still receives the primary's log. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Kills it at once. */
  kill(): Promise<void>;
}

const run = promisify(execFile);

const START_TIMEOUT_MS = 60_000;
const SLOT = 'test_replica';
/** Files of the running primary that are not part of a copy of its data. */
const NOT_COPIED = ['postmaster.pid', 'postmaster.opts', 'pg_wal', 'pg_replslot'];

/** Copies the data of a running server, whose folder must be on this machine, and starts a replica on the copy. */
export async function startReplica(primaryUrl: string): Promise<RunningReplica> {
  const disposer = createDisposer();
  const parent = await mkdtemp(join(tmpdir(), 'streamcore-replica-'));
  disposer.defer(() => rm(parent, { recursive: true }));
  const primary = await connect(primaryUrl, disposer);
  // The slot keeps the log that the replica has not fetched yet.
  await primary.query(`SELECT pg_create_physical_replication_slot('${SLOT}', true)`);
  disposer.defer(async () => void (await primary.query(`SELECT pg_drop_replication_slot('${SLOT}')`)));
  const folder = join(parent, 'postgres');
  const files = await copyCluster(primary, primaryUrl, folder);
  const binaries = await postgresBinaries();
  const user = await postgresUser([parent, binaries.folder]);
  if (user.ids) for (const path of [parent, folder, ...files]) await chown(path, user.ids.uid, user.ids.gid);
  const port = await freePort();
  const server = disposer.add(
    await ServerProcess.start({
      name: 'The replica',
      command: user.command(
        binaries.postgres,
        '-D',
        folder,
        '-p',
        `${port}`,
        ...(await settingsLike(primary)),
      ),
      logFile: join(parent, 'postgres.log'),
      stopSignal: 'SIGINT',
    }),
  );
  const urlOf = (url: string) => Object.assign(new URL(url), { port: `${port}` }).href;
  const ask = async (statement: string): Promise<unknown> => {
    await using closing = createDisposer();
    const { rows } = await (await connect(urlOf(primaryUrl), closing)).query({
      text: statement,
      rowMode: 'array',
    });
    return rows[0]?.[0];
  };
  await server.waitUntil(() => ask('SELECT 1').then(() => true), START_TIMEOUT_MS);
  return {
    urlOf,
    async pause() {
      await ask('SELECT pg_wal_replay_pause()');
      await eventually(
        () => ask('SELECT pg_get_wal_replay_pause_state()'),
        (state) => state === 'paused',
      );
    },
    async resume() {
      await ask('SELECT pg_wal_replay_resume()');
    },
    kill: () => server[Symbol.asyncDispose](),
    [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose](),
  };
}

/** Makes every commit of the server wait until its replica shows it, until this is disposed of. */
export async function waitForReplica(primaryUrl: string): Promise<AsyncDisposable> {
  const disposer = createDisposer();
  const primary = await connect(primaryUrl, disposer);
  const role = `"${new URL(primaryUrl).username}"`;
  await primary.query(`ALTER ROLE ${role} SET synchronous_commit = remote_apply`);
  await setStandbys(primary, '*');
  disposer.defer(() => setStandbys(primary, ''));
  return disposer;
}

async function setStandbys(primary: Client, names: string): Promise<void> {
  await primary.query(`ALTER SYSTEM SET synchronous_standby_names = '${names}'`);
  await primary.query('SELECT pg_reload_conf()');
}

/** @returns the files that were added to the copy */
async function copyCluster(primary: Client, primaryUrl: string, folder: string): Promise<string[]> {
  const { rows } = await primary.query<{ data_directory: string }>('SHOW data_directory');
  const source = rows[0]?.data_directory ?? '';
  await primary.query(`SELECT pg_backup_start('${SLOT}', true)`);
  await run('cp', ['-a', source, folder]);
  const { rows: ends } = await primary.query<{ labelfile: string }>(
    'SELECT labelfile FROM pg_backup_stop(false)',
  );
  for (const name of NOT_COPIED) await rm(join(folder, name), { recursive: true, force: true });
  const folders = ['pg_wal', 'pg_wal/archive_status', 'pg_wal/summaries', 'pg_replslot'].map((name) =>
    join(folder, name),
  );
  for (const name of folders) await mkdir(name, { mode: 0o700 });
  const label = join(folder, 'backup_label');
  const signal = join(folder, 'standby.signal');
  await writeFile(label, ends[0]?.labelfile ?? '');
  await writeFile(signal, '');
  const { hostname, port, username, password } = new URL(primaryUrl);
  const route = `host=${hostname} port=${port} user=${username} password=${decodeURIComponent(password)}`;
  await appendFile(
    join(folder, 'postgresql.auto.conf'),
    `primary_conninfo = '${route}'\nprimary_slot_name = '${SLOT}'\n`,
  );
  return [...folders, label, signal];
}

/** A replica must not have fewer connections than its primary, and needs no durability if the primary has none. */
async function settingsLike(primary: Client): Promise<string[]> {
  const names = ['listen_addresses', 'unix_socket_directories', 'max_connections', 'fsync'];
  const { rows } = await primary.query<{ name: string; setting: string }>(
    'SELECT name, setting FROM pg_settings WHERE name = ANY($1)',
    [names],
  );
  return rows.flatMap(({ name, setting }) => ['-c', `${name}=${setting}`]);
}

async function connect(url: string, disposer: Disposer): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A server that is killed closes the connection with an error, or not even that; the next statement fails.
  client.on('error', () => undefined);
  await client.connect();
  disposer.defer(() => client.end());
  return client;
}
