import type pg from 'pg';
import { instantCursor, readInstantCursor } from '../../shared/instant-cursor.js';
import { toPage } from '../../shared/page.js';
import type { ContinueWatchingRepository } from './continue-watching.repository.js';
import type { WatchProgressProperties } from './domain/watch-progress.js';

const FIRST_PAGE = pageStatement('first', '');
/** "At most" lets the index begin there. */
const NEXT_PAGE = pageStatement(
  'next',
  'AND observed_at <= $4 AND (observed_at < $4 OR progress.title_id > $5)',
);

/** Prepared once a connection, which takes half of what it costs off so short a statement. */
function pageStatement(name: string, condition: string) {
  return {
    name: `watching-continue-${name}`,
    text: `
      SELECT profile_id AS "profileId", title_id AS "titleId", state, position_seconds AS "positionSeconds",
        duration_seconds AS "durationSeconds", observed_at AS "observedAt", sequence,
        completed_at AS "completedAt"
      FROM watch_progress progress
      WHERE profile_id = $1 AND state = 'IN_PROGRESS' ${condition}
        AND EXISTS (
          SELECT 1 FROM titles
          WHERE titles.id = progress.title_id AND titles.status = 'PUBLISHED' AND titles.minimum_age <= $2)
      ORDER BY observed_at DESC, title_id
      LIMIT $3`,
  };
}

export function createPostgresContinueWatchingRepository(pool: pg.Pool): ContinueWatchingRepository {
  return {
    async list(profileId, maturityLimit, { first, after }) {
      const values = [profileId, maturityLimit, first + 1];
      const { rows } =
        after === null
          ? await pool.query<WatchProgressProperties>(FIRST_PAGE, values)
          : await pool.query<WatchProgressProperties>(NEXT_PAGE, [...values, ...place(after)]);
      return toPage(rows, first, (row) => instantCursor(row.observedAt, row.titleId));
    },
  };
}

function place(cursor: string): [observedAt: Date, titleId: string] {
  const { instant, id } = readInstantCursor(cursor);
  return [instant, id];
}
