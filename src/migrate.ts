import { loadEnvironment, readSettings } from './config.js';
import { InvalidSettingsError } from './config-error.js';
import { applyMigrations } from './platform/database/migrate.js';
import { createLogger } from './platform/telemetry/logger.js';
import { migrationFolder } from './project-root.js';
import { reportFailure } from './report-failure.js';

// Migrates the configured database to this version, and exits: for those who migrate before they start new processes.
async function migrate(): Promise<void> {
  const settings = readSettings(loadEnvironment());
  const logger = createLogger(settings.log);
  const { directUrl: url } = settings.database;
  if (url === undefined) throw InvalidSettingsError.because('DATABASE_URL', 'is missing');
  await applyMigrations({
    url,
    folder: migrationFolder,
    onProgress: (message) => logger.info(message),
  });
  logger.info('The database is up to date');
}

await migrate().catch(reportFailure);
