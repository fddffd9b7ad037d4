import { join } from 'node:path';
import { loadEnvironment, readSettings, resolveConfig } from './config.js';
import { applyMigrations } from './platform/database/migrate.js';
import { createLogger } from './platform/telemetry/logger.js';
import { projectRoot } from './project-root.js';

// Brings the database that the settings name up to this version, and ends: for those who migrate before new processes start.
const settings = readSettings(loadEnvironment());
const logger = createLogger(settings.log);
const { database } = resolveConfig(settings, null);
await applyMigrations({
  url: database.directUrl,
  folder: join(projectRoot, 'prisma/migrations'),
  onProgress: (message) => logger.info(message),
});
logger.info('The database is up to date');
