import { withAdvisoryLock } from './advisory-lock.js';
import { readMigrationFolder } from './migration-folder.js';
import { EVERYTHING, withSchemaEngine } from './schema-engine.js';

export interface MigrateOptions {
  readonly url: string;
  /** The folder of Prisma migrations. */
  readonly folder: string;
  readonly onProgress?: (message: string) => void;
}

/**
 * Brings a database up to the migrations in a folder, as `prisma migrate deploy` does.
 * All of them take effect or none, so that a process killed on the way leaves a database that the next one can migrate;
 * a statement that cannot run in a transaction, such as CREATE INDEX CONCURRENTLY, has no place in a migration.
 * Any number of processes may call this at once: one of them migrates, the others wait and find nothing to do.
 * @returns the names of the migrations that this call applied
 * @throws Error when a migration fails, or one that was applied is missing from the folder
 */
export async function applyMigrations({ url, folder, onProgress }: MigrateOptions): Promise<string[]> {
  const migrationsList = await readMigrationFolder(folder);
  return withAdvisoryLock(url, 'migrations', () =>
    withSchemaEngine(
      url,
      async (engine) => {
        onProgress?.('Checking the database for migrations to apply');
        const { appliedMigrationNames } = await engine.applyMigrations({
          migrationsList,
          filters: EVERYTHING,
        });
        for (const name of appliedMigrationNames) onProgress?.(`Applied migration ${name}`);
        return appliedMigrationNames;
      },
      { atomic: true },
    ),
  );
}
