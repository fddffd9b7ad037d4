import { createDatabase, type Database } from '../../src/platform/database/database.js';
import type { TestDatabase } from './test-database.js';

const PATIENCE_MS = 60_000;

/**
 * A test's database as the product opens it, with so many connections at most. What names its statements needs that: through a
 * pooler, a plain pool would ask for what it prepared on a connection that it no longer has.
 */
export function openDatabase({ routes }: TestDatabase, poolSize: number): Database {
  return createDatabase({
    ...routes,
    poolSize,
    acquireTimeoutMs: PATIENCE_MS,
    statementTimeoutMs: PATIENCE_MS,
  });
}
