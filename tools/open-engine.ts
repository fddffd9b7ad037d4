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

/** The modules for a command, on the servers they need. */
export interface OpenEngine extends AsyncDisposable {
  readonly engine: Engine;
}

/** Log levels at which a command logs warnings only, or less. */
const QUIETER = new Set(['error', 'fatal', 'silent']);

/**
 * Opens the platform for a command, without serving anything: on the servers in the environment, or else on those of
 * the StreamCore that is running on the data folder, or else on servers that live as long as the command.
 * @throws InvalidSettingsError when the environment is invalid
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
    // Only a command's results go to standard output, so that it can be piped.
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
