import { setTimeout as pause } from 'node:timers/promises';
import { withAdvisoryLock } from './advisory-lock.js';
import { DatabaseUnreachableError, isConnectionFailure } from './database-unreachable-error.js';
import { readMigrationFolder } from './migration-folder.js';
import { MigrationNotAllowedError } from './migration-not-allowed-error.js';
import { EVERYTHING, LockTimeoutError, type MigrationList, withSchemaEngine } from './schema-engine.js';

export interface MigrateOptions {
  readonly url: string;
  /** The folder of Prisma migrations. */
  readonly folder: string;
  readonly onProgress?: (message: string) => void;
  /** How long a statement waits for a lock before everything is rolled back and retried. */
  readonly lockTimeoutMs?: number;
}

/** A statement that waits for a lock also blocks those queued behind it, and with them the platform. */
const LOCK_TIMEOUT_MS = 2_000;
/** With the pauses, this allows for two minutes of other statements. */
const MOST_TRIES = 30;
const PAUSE_MS = 2_000;
/** PostgreSQL's messages; the engine passes on the message, but not the code. */
const NOT_ALLOWED = /permission denied|must be owner/;

/**
 * Applies the pending migrations of a folder, as `prisma migrate deploy` does.
 * They are applied in one transaction, so that a process killed halfway leaves a database that the next one can migrate;
 * statements that cannot run in a transaction, such as CREATE INDEX CONCURRENTLY, are not possible in a migration.
 * Any number of processes may call this concurrently: one migrates, the others wait and find nothing to do.
 * The product may be in use: when others hold a lock for long, it backs off and retries.
 * A database that is ahead of the folder is left unchanged, so that the previous version can be started beside the new one.
 * @returns the names of the migrations that this call applied
 * @throws DatabaseUnreachableError when the server cannot be reached, or does not admit the user
 * @throws MigrationNotAllowedError when the user may not apply what is pending
 * @throws Error when a migration fails
 */
export async function applyMigrations(options: MigrateOptions): Promise<string[]> {
  const { url, folder, onProgress } = options;
  const migrationsList = await readMigrationFolder(folder);
  try {
    return await withAdvisoryLock(
      url,
      'migrations',
      async () => {
        onProgress?.('Checking the database for migrations to apply');
        const applied = await applyWhenUnlocked(migrationsList, options);
        for (const name of applied) onProgress?.(`Applied migration ${name}`);
        return applied;
      },
      () => onProgress?.('Another process migrates the database; waiting until it is done'),
    );
  } catch (error) {
    throw isConnectionFailure(error) ? new DatabaseUnreachableError(url, error) : error;
  }
}

async function applyWhenUnlocked(
  migrationsList: MigrationList,
  { url, onProgress, lockTimeoutMs = LOCK_TIMEOUT_MS }: MigrateOptions,
): Promise<string[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { appliedMigrationNames } = await withSchemaEngine(
        url,
        (engine) => engine.applyMigrations({ migrationsList, filters: EVERYTHING }),
        { atomic: { lockTimeoutMs } },
      );
      return appliedMigrationNames;
    } catch (error) {
      if (!(error instanceof LockTimeoutError) || tries === MOST_TRIES) throw explain(error);
      onProgress?.('A migration gives way to a statement that runs long, and is tried again');
      await pause(PAUSE_MS);
    }
  }
}

function explain(error: unknown): unknown {
  const isRefused = error instanceof Error && NOT_ALLOWED.test(error.message);
  return isRefused ? new MigrationNotAllowedError(error) : error;
}
