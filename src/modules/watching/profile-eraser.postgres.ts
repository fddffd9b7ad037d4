import type pg from 'pg';
import type { ProfileEraser } from './profile-eraser.js';

const ROWS_AT_A_TIME = 1_000;

/** By their primary keys: a row's place is told apart only within one partition. */
const STATEMENTS = [
  deleteSome('watch_history', ['id', 'occurred_at']),
  deleteSome('watch_progress', ['profile_id', 'title_id']),
  deleteSome('ratings', ['profile_id', 'title_id']),
];

function deleteSome(table: string, key: readonly string[]): string {
  const columns = key.join(', ');
  return `
    DELETE FROM ${table} WHERE (${columns}) IN (
      SELECT ${columns} FROM ${table} WHERE profile_id = $1 LIMIT ${ROWS_AT_A_TIME})`;
}

export function createPostgresProfileEraser(pool: pg.Pool): ProfileEraser {
  return {
    async erase(profileId, signal) {
      for (const statement of STATEMENTS) {
        let removed: number;
        do {
          signal?.throwIfAborted();
          const { rowCount } = await pool.query(statement, [profileId]);
          removed = rowCount ?? 0;
        } while (removed > 0);
      }
    },
  };
}
