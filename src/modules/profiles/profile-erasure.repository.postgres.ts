import type pg from 'pg';
import type { ErasedRows, ProfileErasureRepository } from './profile-erasure.repository.js';

/** Each kind's table, and what tells a profile's rows in it apart. */
const TABLES: Readonly<Record<keyof ErasedRows, { readonly table: string; readonly key: string }>> = {
  history: { table: 'watch_history', key: 'id, occurred_at' },
  progress: { table: 'watch_progress', key: 'title_id' },
  ratings: { table: 'ratings', key: 'title_id' },
};

export function createPostgresProfileErasureRepository(pool: pg.Pool): ProfileErasureRepository {
  async function erase(kind: keyof ErasedRows, profileId: string, most: number): Promise<number> {
    const { table, key } = TABLES[kind];
    const { rowCount } = await pool.query(
      `DELETE FROM ${table} WHERE profile_id = $1
         AND (${key}) IN (SELECT ${key} FROM ${table} WHERE profile_id = $1 LIMIT $2)`,
      [profileId, most],
    );
    return rowCount ?? 0;
  }

  return {
    eraseSome: async (profileId, most) => ({
      history: await erase('history', profileId, most),
      progress: await erase('progress', profileId, most),
      ratings: await erase('ratings', profileId, most),
    }),
  };
}
