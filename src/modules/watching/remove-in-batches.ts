import type pg from 'pg';

/** Rows of one profile. */
export interface RowsToRemove {
  readonly table: 'watch_history' | 'watch_progress' | 'series_progress' | 'ratings' | 'watchlist_items';
  /** The columns that identify a row of the profile; `ctid` would only identify it within a partition. */
  readonly key: string;
  readonly profileId: string;
  /** Deletes only rows up to an instant, by a column. */
  readonly until?: { readonly column: string; readonly instant: Date };
}

const ROWS_AT_A_TIME = 1_000;

/**
 * Deletes a bounded number of rows at a time, so that locks are short. After an interruption, calling it again
 * continues.
 * @returns how many rows were deleted
 */
export async function removeInBatches(
  pool: pg.Pool,
  { table, key, profileId, until }: RowsToRemove,
  signal?: AbortSignal,
): Promise<number> {
  const condition = `profile_id = $1 ${until ? `AND ${until.column} <= $2` : ''}`;
  const statement = `
    DELETE FROM ${table} WHERE ${condition} AND (${key}) IN (
      SELECT ${key} FROM ${table} WHERE ${condition} LIMIT ${ROWS_AT_A_TIME})`;
  const values = until ? [profileId, until.instant] : [profileId];
  let total = 0;
  for (;;) {
    signal?.throwIfAborted();
    const { rowCount } = await pool.query(statement, values);
    if (!rowCount) return total;
    total += rowCount;
  }
}
