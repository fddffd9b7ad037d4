import type pg from 'pg';
import { instantCursor, readInstantCursor } from '../../shared/instant-cursor.js';
import { toPage } from '../../shared/page.js';
import type { ContinuedTitle, ContinueWatchingRepository } from './continue-watching.repository.js';

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
        completed_at AS "completedAt", coalesce(title.series_id, title_id) AS "wholeTitleId"
      FROM watch_progress progress JOIN titles AS title ON title.id = progress.title_id
      WHERE profile_id = $1 AND state = 'IN_PROGRESS' ${condition}
        AND title.status = 'PUBLISHED' AND title.minimum_age <= $2
        AND (title.series_id IS NULL OR NOT EXISTS (
          SELECT FROM watch_progress AS later JOIN titles AS sibling ON sibling.id = later.title_id
          WHERE later.profile_id = $1 AND later.state = 'IN_PROGRESS' AND later.observed_at >= progress.observed_at
            AND (later.observed_at > progress.observed_at OR later.title_id < progress.title_id)
            AND sibling.series_id = title.series_id AND sibling.status = 'PUBLISHED' AND sibling.minimum_age <= $2))
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
          ? await pool.query<ContinuedTitle>(FIRST_PAGE, values)
          : await pool.query<ContinuedTitle>(NEXT_PAGE, [...values, ...place(after)]);
      return toPage(rows, first, (row) => instantCursor(row.observedAt, row.titleId));
    },
  };
}

function place(cursor: string): [observedAt: Date, titleId: string] {
  const { instant, id } = readInstantCursor(cursor);
  return [instant, id];
}
