import type pg from 'pg';
import type { ReadPool } from '../../platform/database/replicas/read-pool.js';
import { inTransaction } from '../../platform/database/transaction.js';
import type { EventOrigin } from '../../platform/events/outbox.js';
import { createPostgresOutbox } from '../../platform/events/outbox.postgres.js';
import { instantCursor, placeOfCursor } from '../../shared/instant-cursor.js';
import { toPage } from '../../shared/page.js';
import { historyCleared } from './domain/watching-events.js';
import { type RowsToRemove, removeInBatches } from './remove-in-batches.js';
import type { WatchHistoryEntry, WatchHistoryRepository } from './watch-history.repository.js';

const FIRST_PAGE = pageStatement('first', '');
/** The redundant "at most" lets the index scan start there, and prunes later months. */
const NEXT_PAGE = pageStatement('next', 'AND occurred_at <= $4 AND (occurred_at < $4 OR entry.id < $5)');

function pageStatement(name: string, condition: string) {
  return {
    name: `watching-history-${name}`,
    text: `
      SELECT entry.id, profile_id AS "profileId", title_id AS "titleId", event, position_seconds AS "positionSeconds",
        occurred_at AS "occurredAt"
      FROM watch_history AS entry JOIN titles AS title ON title.id = title_id
      WHERE profile_id = $1 AND title.minimum_age <= $2 ${condition}
        AND occurred_at > coalesce((SELECT cleared_at FROM history_clearings WHERE profile_id = $1), '-infinity')
      ORDER BY occurred_at DESC, entry.id DESC
      LIMIT $3`,
  };
}

/** Also covers the last entry when the clock of this process is behind that of the one that stored it. */
const NOTE_CLEARING = `
  INSERT INTO history_clearings (profile_id, cleared_at)
  SELECT $1, greatest($2::timestamptz, max(observed_at)) FROM watch_progress WHERE profile_id = $1
  ON CONFLICT (profile_id) DO UPDATE SET cleared_at = greatest(history_clearings.cleared_at, excluded.cleared_at)
  RETURNING cleared_at AS "clearedAt"`;

/**
 * Locks rows in the same order as recording progress, which avoids deadlocks. They are emptied, and deleted later: a
 * position that waits for one of them finds another version, and is not stored with what was known before. If the row
 * were gone, the position would be inserted.
 */
const FORGET_PROGRESS = `
  WITH locked AS (SELECT title_id FROM watch_progress WHERE profile_id = $1 ORDER BY title_id FOR UPDATE)
  UPDATE watch_progress SET state = 'SAMPLED', position_seconds = 0, completed_at = NULL, version = version + 1
  FROM locked WHERE profile_id = $1 AND watch_progress.title_id = locked.title_id`;

const FORGET_SERIES = 'DELETE FROM series_progress WHERE profile_id = $1';

export interface WatchHistoryPools {
  readonly pool: pg.Pool;
  readonly readPool: ReadPool;
  /** For long statements. */
  readonly batchPool: pg.Pool;
  readonly tracing: EventOrigin;
}

export function createPostgresWatchHistoryRepository({
  pool,
  readPool,
  batchPool,
  tracing,
}: WatchHistoryPools): WatchHistoryRepository {
  return {
    async list(profileId, maturityLimit, { first, after }) {
      const values = [profileId, maturityLimit, first + 1];
      const { rows } =
        after === null
          ? await readPool.query<WatchHistoryEntry>(FIRST_PAGE, values)
          : await readPool.query<WatchHistoryEntry>(NEXT_PAGE, [...values, ...placeOfCursor(after)]);
      return toPage(rows, first, ({ occurredAt, id }) => instantCursor(occurredAt, id));
    },

    clear: (profileId, now) =>
      inTransaction(pool, async (client) => {
        const { rows } = await client.query<{ clearedAt: Date }>(NOTE_CLEARING, [profileId, now]);
        const [{ clearedAt } = { clearedAt: now }] = rows;
        await client.query(FORGET_PROGRESS, [profileId]);
        await client.query(FORGET_SERIES, [profileId]);
        await createPostgresOutbox(client, tracing).append([historyCleared({ profileId }, clearedAt)]);
        return clearedAt;
      }),

    async removeCleared(profileId, clearedAt, signal) {
      const remove = (table: RowsToRemove['table'], key: string, column: string) =>
        removeInBatches(batchPool, { table, key, profileId, until: { column, instant: clearedAt } }, signal);
      await remove('watch_history', 'id, occurred_at', 'occurred_at');
      // What was emptied, and positions that were being stored while the history was cleared.
      await remove('watch_progress', 'title_id', 'observed_at');
      await remove('series_progress', 'series_id', 'observed_at');
    },
  };
}
