import type pg from 'pg';
import type { ProfileEraser } from './profile-eraser.js';
import { type RowsToRemove, removeInBatches } from './remove-in-batches.js';

export function createPostgresProfileEraser(pool: pg.Pool): ProfileEraser {
  return {
    async erase(profileId, signal) {
      const removeAll = (table: RowsToRemove['table'], key: string) =>
        removeInBatches(pool, { table, key, profileId }, signal);
      return {
        history: await removeAll('watch_history', 'id, occurred_at'),
        progress: await removeAll('watch_progress', 'title_id'),
        series: await removeAll('series_progress', 'series_id'),
        ratings: await removeAll('ratings', 'title_id'),
        watchlist: await removeAll('watchlist_items', 'title_id'),
      };
    },
  };
}
