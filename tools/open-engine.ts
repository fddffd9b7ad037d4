import { join } from 'node:path';
import { loadEnvironment, readSettings, resolveConfig, type Settings } from '../src/config.js';
import { createEngine, type Engine } from '../src/engine.js';
import { createDisposer } from '../src/platform/async/disposer.js';
import { applyMigrations } from '../src/platform/database/migrate.js';
import {
  type EmbeddedServers,
  needsEmbeddedServers,
  startEmbeddedServers,
} from '../src/platform/embedded/embedded-servers.js';
import { findRunningServers } from '../src/platform/embedded/running-servers.js';
import { createLogger } from '../src/platform/telemetry/logger.js';
import { projectRoot } from '../src/project-root.js';

/** What a command works with: the modules, on the servers they need. */
export interface OpenEngine extends AsyncDisposable {
  readonly engine: Engine;
}

/** Levels of the log at which a command says less than its warnings. */
const QUIETER = new Set(['error', 'fatal', 'silent']);

/**
 * Opens the platform for a command, without serving anything: on the servers that the environment names, else
 * on those of the StreamCore that runs on the data folder, else on ones that live as long as the command.
 * @throws InvalidSettingsError when the environment is wrong
 */
export async function openEngine(onProgress: (message: string) => void): Promise<OpenEngine> {
  const settings = readSettings(loadEnvironment());
  const disposer = createDisposer();
  try {
    const servers = await openServers(settings, onProgress);
    if (servers) disposer.add(servers);
    const level = QUIETER.has(settings.log.level) ? settings.log.level : 'warn';
    const config = resolveConfig({ ...settings, log: { ...settings.log, level } }, servers);
    await applyMigrations({
      url: config.database.directUrl,
      folder: join(projectRoot, 'prisma/migrations'),
      onProgress,
    });
    // What a command answers stands on standard output alone, so that it can be piped.
    const logger = createLogger({ ...config.log, destination: 2 });
    const engine = disposer.add(await createEngine(config, { logger }));
    return { engine, [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose]() };
  } catch (error) {
    await disposer[Symbol.asyncDispose]();
    throw error;
  }
}

async function openServers(
  { dataFolder, database, redis }: Settings,
  onProgress: (message: string) => void,
): Promise<EmbeddedServers | null> {
  const wanted = { dataFolder, databaseUrl: database.url, redisUrl: redis.url };
  if (!needsEmbeddedServers(wanted)) return null;
  return (await findRunningServers(wanted)) ?? startEmbeddedServers(wanted, { onProgress });
}
