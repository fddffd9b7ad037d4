import { createDatabase, type Database } from '../../src/platform/database/database.js';
import type { TestDatabase } from './test-database.js';

const PATIENCE_MS = 60_000;

/**
 * A test's database, opened like the product does, with a limited number of connections. Named statements require this:
 * through a pooler, a plain pool would use statements that it prepared on another connection.
 */
export function openDatabase({ routes }: TestDatabase, poolSize: number): Database {
  return createDatabase({
    ...routes,
    poolSize,
    acquireTimeoutMs: PATIENCE_MS,
    statementTimeoutMs: PATIENCE_MS,
  });
}
