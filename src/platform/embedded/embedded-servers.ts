import { mkdir, realpath } from 'node:fs/promises';
import { lockFolder } from './folder-lock.js';
import { endOrphans, endPostgresOrphans } from './orphans.js';
import { choosePorts, type Ports } from './ports.js';
import { startPostgres } from './postgres.js';
import { startRedis } from './redis.js';
import { loadSecrets, type Secrets } from './secrets.js';
import { serverAddresses } from './server-addresses.js';
import { superviseServer } from './supervised-server.js';
import { orUnusableFolder } from './unusable-folder-error.js';

export interface EmbeddedSettings {
  readonly dataFolder: string;
  /** The user's own servers, in place of embedded ones. */
  readonly databaseUrl?: string | undefined;
  readonly redisUrl?: string | undefined;
}

export interface EmbeddedServers extends AsyncDisposable {
  /** Undefined if the settings name a database. */
  readonly databaseUrl?: string;
  /** Undefined if the settings name a Redis. */
  readonly redisUrl?: string;
  readonly secrets: Secrets;
}

export interface EmbeddedOptions {
  readonly onProgress?: ((message: string) => void) | undefined;
  /** Additional settings of PostgreSQL, such as `fsync=off` for tests. */
  readonly postgresSettings?: readonly string[];
}

/** Whether any server has to be embedded: none if the settings name both. */
export function needsEmbeddedServers(settings: Pick<EmbeddedSettings, 'databaseUrl' | 'redisUrl'>): boolean {
  return !settings.databaseUrl || !settings.redisUrl;
}

/**
 * Starts the servers that the settings do not name, with their data in the data folder, which is locked for this
 * process until the result is disposed of. A server that ends by itself is restarted.
 * @throws DataFolderInUseError when another StreamCore uses the folder
 * @throws UnusableFolderError when it is full, or not writable
 * @throws ServerNotStartedError, or an Error that says what is missing
 */
export async function startEmbeddedServers(
  settings: EmbeddedSettings,
  options: EmbeddedOptions = {},
): Promise<EmbeddedServers> {
  try {
    return await startOnFolder(settings, options);
  } catch (error) {
    throw orUnusableFolder(settings.dataFolder, error);
  }
}

async function startOnFolder(settings: EmbeddedSettings, options: EmbeddedOptions): Promise<EmbeddedServers> {
  await mkdir(settings.dataFolder, { recursive: true });
  const dataFolder = await realpath(settings.dataFolder);
  const lock = await lockFolder(dataFolder, {
    onWait: () =>
      options.onProgress?.('Looking whether another machine or container still uses the data folder'),
  });
  try {
    return await startServers({ ...settings, dataFolder }, options, lock);
  } catch (error) {
    await lock[Symbol.asyncDispose]();
    throw error;
  }
}

async function startServers(
  settings: EmbeddedSettings,
  { onProgress, postgresSettings = [] }: EmbeddedOptions,
  lock: AsyncDisposable,
): Promise<EmbeddedServers> {
  const { dataFolder } = settings;
  const onEnd = (message: string) => onProgress?.(message);
  const secrets = await loadSecrets(dataFolder);
  // First, so that the ports of orphaned servers are free.
  await endOrphans(dataFolder);
  const { servers, ports } = await onFreePorts(dataFolder, (chosen) => {
    const starts: Promise<AsyncDisposable>[] = [];
    if (!settings.databaseUrl) {
      onProgress?.('Starting PostgreSQL');
      const password = secrets.databasePassword;
      const options = { dataFolder, port: chosen.postgres, password, settings: postgresSettings };
      starts.push(
        superviseServer({
          name: 'PostgreSQL',
          start: async () => {
            await endPostgresOrphans(dataFolder);
            return startPostgres(options);
          },
          onEnd,
        }),
      );
    }
    if (!settings.redisUrl) {
      onProgress?.('Starting Redis');
      const password = secrets.redisPassword;
      const options = { dataFolder, port: chosen.redis, password, onProgress };
      starts.push(superviseServer({ name: 'Redis', start: () => startRedis(options), onEnd }));
    }
    return allOrNone(starts);
  });
  return {
    ...serverAddresses(settings, ports, secrets),
    secrets,
    async [Symbol.asyncDispose]() {
      await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
      await lock[Symbol.asyncDispose]();
    },
  };
}

const MOST_TRIES = 3;

/** A free port may be taken before the server listens on it; then another is tried. */
async function onFreePorts(
  dataFolder: string,
  start: (ports: Ports) => Promise<AsyncDisposable[]>,
): Promise<{ readonly servers: AsyncDisposable[]; readonly ports: Ports }> {
  for (let tries = 1; ; tries += 1) {
    const ports = await choosePorts(dataFolder);
    try {
      return { servers: await start(ports), ports };
    } catch (error) {
      const isTaken = error instanceof Error && /address already in use/i.test(error.message);
      if (!isTaken || tries === MOST_TRIES) throw error;
    }
  }
}

/** Waits for all starts. If one fails, the others are stopped again. */
async function allOrNone(starts: readonly Promise<AsyncDisposable>[]): Promise<AsyncDisposable[]> {
  const outcomes = await Promise.allSettled(starts);
  const started = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (!failure) return started;
  await Promise.all(started.map((server) => server[Symbol.asyncDispose]()));
  throw failure.reason;
}
