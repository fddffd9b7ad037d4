import { join } from 'node:path';
import { createDatabase, type Database } from '../../src/platform/database/database.js';
import { systemClock } from '../../src/shared/clock.js';
import {
  type ImportSummary,
  importMovieLens,
  type MovieLensImport,
} from '../../tools/import/movielens/import-movielens.js';
import { createTestDatabase } from '../support/test-database.js';

/** A separate database to import into. */
export interface ImportFixture extends AsyncDisposable {
  readonly url: string;
  readonly database: Database;
  readonly rejectsPath: string;
  import(overrides?: Partial<MovieLensImport>): Promise<ImportSummary>;
}

/** @param folder contains the release, and gets the rejects */
export async function startImportFixture(folder: string): Promise<ImportFixture> {
  const testDatabase = await createTestDatabase();
  const database = createDatabase({
    ...testDatabase.routes,
    poolSize: 4,
    acquireTimeoutMs: 5000,
    statementTimeoutMs: 15_000,
  });
  const rejectsPath = join(folder, 'rejects.tsv');
  return {
    url: testDatabase.url,
    database,
    rejectsPath,
    import: (overrides) =>
      importMovieLens({
        database,
        clock: systemClock,
        folder,
        dataset: 'test-set',
        rejectsPath,
        onProgress: () => undefined,
        ...overrides,
      }),
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      await testDatabase.drop();
    },
  };
}
