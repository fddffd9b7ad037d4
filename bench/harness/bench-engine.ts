import { join } from 'node:path';
import { readSettings, resolveConfig } from '../../src/config.js';
import { createEngine, type Engine } from '../../src/engine.js';
import { applyMigrations } from '../../src/platform/database/migrate.js';
import { createLogger } from '../../src/platform/telemetry/logger.js';
import { projectRoot } from '../../src/project-root.js';

/** The product's modules in this process, on a migrated database. */
export async function openBenchEngine(
  environment: Readonly<Record<string, string>>,
  onProgress: (message: string) => void,
): Promise<Engine> {
  const config = resolveConfig(readSettings(environment), null);
  await applyMigrations({
    url: config.database.directUrl,
    folder: join(projectRoot, 'prisma/migrations'),
    onProgress,
  });
  return await createEngine(config, { logger: createLogger({ level: 'warn', pretty: false }) });
}
