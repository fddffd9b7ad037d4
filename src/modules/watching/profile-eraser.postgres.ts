import type pg from 'pg';
import type { ProfileEraser } from './profile-eraser.js';

const ROWS_AT_A_TIME = 1_000;

/** By their primary keys: a row's place is told apart only within one partition. */
function deleteSome(table: string, key: string): string {
  return `
    DELETE FROM ${table} WHERE profile_id = $1 AND (${key}) IN (
      SELECT ${key} FROM ${table} WHERE profile_id = $1 LIMIT ${ROWS_AT_A_TIME})`;
}

export function createPostgresProfileEraser(pool: pg.Pool): ProfileEraser {
  async function removeAll(statement: string, profileId: string, signal?: AbortSignal): Promise<number> {
    let total = 0;
    for (;;) {
      signal?.throwIfAborted();
      const { rowCount } = await pool.query(statement, [profileId]);
      if (!rowCount) return total;
      total += rowCount;
    }
  }

  return {
    erase: async (profileId, signal) => ({
      history: await removeAll(deleteSome('watch_history', 'id, occurred_at'), profileId, signal),
      progress: await removeAll(deleteSome('watch_progress', 'title_id'), profileId, signal),
      ratings: await removeAll(deleteSome('ratings', 'title_id'), profileId, signal),
    }),
  };
}
