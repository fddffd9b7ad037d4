import { type Config, resolveConfig, type Settings } from './config.js';
import {
  createGraphiqlDemo,
  type DemoSignIns,
  demoSignIns,
  generateDemoPasswords,
  prepareDemo,
} from './demo.js';
import { createEngine, type Engine } from './engine.js';
import { untilAborted } from './platform/async/deadline.js';
import { createDisposer } from './platform/async/disposer.js';
import { applyMigrations } from './platform/database/migrate.js';
import { preparePartitions } from './platform/database/partitions.jobs.js';
import {
  type EmbeddedServers,
  needsEmbeddedServers,
  startEmbeddedServers,
} from './platform/embedded/embedded-servers.js';
import { requireFreeAddress } from './platform/http/require-free-address.js';
import { migrationFolder } from './project-root.js';
import { startApi } from './roles/api.js';
import { startWorker } from './roles/worker.js';

export interface Running extends AsyncDisposable {
  readonly config: Config;
  /** The URL; null for a worker. */
  readonly address: string | null;
  /** Null without a demo, or if its passwords were shown at an earlier start. */
  readonly signIns: DemoSignIns | null;
}

export type Report = (message: string) => void;

/**
 * Starts everything that the configuration requires, from the servers to the open port. After a failure, what was
 * started is stopped again.
 * @param stopping ends the start before its next step, and during migrations
 * @throws the signal's reason, when it aborts
 * @throws AddressInUseError, DataFolderInUseError, UnusableFolderError, ServerNotStartedError, DatabaseUnreachableError,
 * MigrationNotAllowedError
 */
export async function start(settings: Settings, report: Report, stopping: AbortSignal): Promise<Running> {
  const reportUnlessStopping: Report = (message) => {
    stopping.throwIfAborted();
    report(message);
  };
  const disposer = createDisposer();
  try {
    const embedded = await startServers(settings, report);
    if (embedded) disposer.add(embedded);
    if (settings.role !== 'worker') await requireFreeAddress(settings.http);
    const config = resolveConfig(settings, embedded);
    stopping.throwIfAborted();
    const migrated = applyMigrations({
      url: config.database.directUrl,
      folder: migrationFolder,
      onProgress: report,
    });
    // This may wait long for another process, or for a server. When it is aborted, closing its connection rolls back.
    await untilAborted(migrated, stopping);
    const engine = disposer.add(await startedUnlessAborted(createEngine(config), stopping));
    await preparePartitions(engine.database.pool, engine.clock.now());
    const signIns = config.demo ? await startDemo(engine, embedded, reportUnlessStopping) : null;
    if (config.role !== 'api') disposer.add(await startedUnlessAborted(startWorker(engine), stopping));
    const demo = signIns ? { demo: createGraphiqlDemo(engine, signIns) } : {};
    const api =
      config.role === 'worker'
        ? null
        : disposer.add(await startedUnlessAborted(startApi(engine, demo), stopping));
    stopping.throwIfAborted();
    return { config, address: api?.address ?? null, signIns, ...disposable(disposer) };
  } catch (error) {
    await disposer[Symbol.asyncDispose]();
    throw error;
  }
}

/** Starts embedded servers for those that the settings do not name. */
async function startServers(
  { dataFolder, database, redis }: Settings,
  report: Report,
): Promise<EmbeddedServers | null> {
  const urls = { databaseUrl: database.url, redisUrl: redis.url };
  return needsEmbeddedServers(urls)
    ? startEmbeddedServers({ dataFolder, ...urls }, { onProgress: report })
    : null;
}

/** Waits for something that starts, and disposes of it if it is ready only after the abort: Redis may be away for long. */
async function startedUnlessAborted<Started extends AsyncDisposable>(
  starting: Promise<Started>,
  stopping: AbortSignal,
): Promise<Started> {
  try {
    return await untilAborted(starting, stopping);
  } catch (error) {
    starting.then((late) => late[Symbol.asyncDispose]()).catch(() => undefined);
    throw error;
  }
}

async function startDemo(
  engine: Engine,
  embedded: EmbeddedServers | null,
  report: Report,
): Promise<DemoSignIns | null> {
  const passwords = embedded?.secrets.demoPasswords ?? generateDemoPasswords();
  const isNew = await prepareDemo(engine, passwords, report);
  return isNew || embedded ? demoSignIns(passwords) : null;
}

function disposable(disposer: AsyncDisposable): AsyncDisposable {
  return { [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose]() };
}
