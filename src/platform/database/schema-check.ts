import { DatabaseError, type Pool } from 'pg';
import { PublicFailure } from '../telemetry/public-failure.js';

export interface SchemaCheckOptions {
  readonly pool: Pick<Pool, 'query'>;
  /** The newest migration that this program knows. */
  readonly newest: string;
  /** A clock that only goes forward. Default: the process's. */
  readonly monotonicMs?: () => number;
}

/** Every process has migrated when it starts, so that this changes only where a database is replaced or restored. */
const KNOWN_FOR_MS = 10_000;
const UNDEFINED_TABLE = '42P01';

const IS_APPLIED = `
  SELECT EXISTS (
    SELECT FROM _prisma_migrations
    WHERE migration_name = $1 AND finished_at IS NOT NULL AND rolled_back_at IS NULL) AS "isApplied"`;

/**
 * Checks that the database's schema is as new as this program. The database is asked every ten seconds at most.
 * @returns a check that throws a PublicFailure for an older schema, and errors of the database
 */
export function createSchemaCheck({
  pool,
  newest,
  monotonicMs = () => performance.now(),
}: SchemaCheckOptions): () => Promise<void> {
  let known: { readonly isApplied: boolean; readonly until: number } | null = null;

  async function readIsApplied(): Promise<boolean> {
    try {
      const { rows } = await pool.query<{ isApplied: boolean }>(IS_APPLIED, [newest]);
      return rows[0]?.isApplied ?? false;
    } catch (error) {
      if (error instanceof DatabaseError && error.code === UNDEFINED_TABLE) return false;
      throw error;
    }
  }

  return async () => {
    if (!known || monotonicMs() >= known.until) {
      known = { isApplied: await readIsApplied(), until: monotonicMs() + KNOWN_FOR_MS };
    }
    if (known.isApplied) return;
    throw new PublicFailure(
      `The database is older than this program: the migration ${newest} was not applied. Apply it, or restart a process that may.`,
    );
  };
}
