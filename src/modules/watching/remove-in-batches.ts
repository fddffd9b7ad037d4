import type pg from 'pg';

/** Rows of one profile. */
export interface RowsToRemove {
  readonly table: 'watch_history' | 'watch_progress' | 'series_progress' | 'ratings' | 'watchlist_items';
  /** What tells the profile's rows apart: a row's place is told apart only within one partition. */
  readonly key: string;
  readonly profileId: string;
  /** Only those up to an instant, and the column that says when. */
  readonly until?: { readonly column: string; readonly instant: Date };
}

const ROWS_AT_A_TIME = 1_000;

/**
 * Removes rows a bounded number at a time, so that nobody waits long for any of them. What was removed stays so when it is
 * interrupted; calling it again goes on.
 * @returns how many went
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
