import type pg from 'pg';
import type { ReadPool } from '../../platform/database/replicas/read-pool.js';
import { inTransaction } from '../../platform/database/transaction.js';
import { instantCursor, placeOfCursor } from '../../shared/instant-cursor.js';
import { type PageRequest, toPage } from '../../shared/page.js';
import { type Audience, columnsOfTitle, seenBy } from '../catalog/index.js';
import type {
  ContinuedProgress,
  ContinuedTitle,
  ContinueWatchingRepository,
} from './continue-watching.repository.js';

const AUDIENCE = { maturityLimit: '$2', region: '$3', now: '$4' };
const isSeen = (alias: string) => seenBy(columnsOfTitle(alias), AUDIENCE);

/** The position and the running time by the current one of the title, which may have changed since it was watched. */
const withinRuntime = (progress: string, title: string) => `
  least(${progress}.position_seconds, ${title}.runtime_seconds) AS position_seconds,
  coalesce(${title}.runtime_seconds, ${progress}.duration_seconds) AS duration_seconds`;

const FIRST_PAGE = pageStatement('first', () => '');
/**
 * The redundant condition on `seen_around` lets the index scan start at the cursor: the index holds times rounded
 * down, so a position seen before an instant is also before it by its rounded time.
 */
const NEXT_PAGE = pageStatement(
  'next',
  (key) =>
    `AND seen.seen_around <= $6 AND seen.observed_at <= $6 AND (seen.observed_at < $6 OR seen.${key} > $7)`,
);

/**
 * Scans two ranges of two indexes, for films and for series, each as long as a page plus ten minutes: the indexes
 * hold rounded times, and positions within the same ten minutes are sorted. The next episode of a series is looked up
 * from the one seen last on. Prepared once per connection, which saves half the time of such a short statement.
 */
function pageStatement(name: string, condition: (key: string) => string) {
  const latestFirst = (key: string) => `ORDER BY seen.seen_around DESC, seen.observed_at DESC, seen.${key}`;
  return {
    name: `watching-continue-${name}`,
    text: `
      SELECT "wholeTitleId", "playableId", "seenAt", state, position_seconds AS "positionSeconds",
        duration_seconds AS "durationSeconds", observed_at AS "observedAt", completed_at AS "completedAt"
      FROM (
        (SELECT seen.title_id AS "wholeTitleId", seen.title_id AS "playableId", seen.observed_at AS "seenAt",
          seen.state, ${withinRuntime('seen', 'title')}, seen.observed_at, seen.completed_at
        FROM watch_progress AS seen JOIN titles AS title ON title.id = seen.title_id
        WHERE seen.profile_id = $1 AND seen.state = 'IN_PROGRESS' AND seen.series_id IS NULL AND NOT seen.is_hidden
          ${condition('title_id')} AND title.status = 'PUBLISHED' AND ${isSeen('title')}
        ${latestFirst('title_id')}
        LIMIT $5)
        UNION ALL
        (SELECT seen.series_id, next.id, seen.observed_at,
          next.state, ${withinRuntime('next', 'next')}, next.observed_at, next.completed_at
        FROM series_progress AS seen
        JOIN titles AS series ON series.id = seen.series_id
        JOIN titles AS latest ON latest.id = seen.episode_id
        CROSS JOIN LATERAL (
          SELECT episode.id, episode.runtime_seconds, progress.*
          FROM titles AS episode
          LEFT JOIN watch_progress AS progress ON progress.profile_id = $1 AND progress.title_id = episode.id
          WHERE episode.series_id = seen.series_id
            AND (episode.season_number, episode.episode_number) >= (latest.season_number, latest.episode_number)
            AND episode.status = 'PUBLISHED' AND ${isSeen('episode')}
            AND CASE WHEN episode.id = seen.episode_id THEN progress.state = 'IN_PROGRESS'
              ELSE progress.completed_at IS NULL END
          ORDER BY episode.season_number, episode.episode_number
          LIMIT 1) AS next
        WHERE seen.profile_id = $1 AND NOT seen.is_hidden ${condition('series_id')}
          AND series.status = 'PUBLISHED' AND ${isSeen('series')}
        ${latestFirst('series_id')}
        LIMIT $5)
      ) AS continued
      ORDER BY "seenAt" DESC, "wholeTitleId"
      LIMIT $5`,
  };
}

/** Works even when the clock of this process is behind that of the one that stored the last position. */
const HIDE_FILM = `
  UPDATE watch_progress SET hidden_at = greatest($3, observed_at)
  WHERE profile_id = $1 AND title_id = $2 AND series_id IS NULL`;
const HIDE_SERIES = `
  UPDATE series_progress SET hidden_at = greatest($3, observed_at) WHERE profile_id = $1 AND series_id = $2`;

/** The state is null without progress. */
type ContinuedRow = Omit<ContinuedTitle, 'progress'> &
  (Omit<ContinuedProgress, 'titleId'> | { readonly state: null });

export function continueWatchingQuery(
  profileId: string,
  { maturityLimit, region, now }: Audience,
  { first, after }: PageRequest,
) {
  const values = [profileId, maturityLimit, region, now, first + 1];
  return after === null
    ? { ...FIRST_PAGE, values }
    : { ...NEXT_PAGE, values: [...values, ...placeOfCursor(after)] };
}

export interface ContinueWatchingPools {
  readonly pool: pg.Pool;
  readonly readPool: ReadPool;
}

export function createPostgresContinueWatchingRepository({
  pool,
  readPool,
}: ContinueWatchingPools): ContinueWatchingRepository {
  return {
    async list(profileId, audience, page) {
      const query = continueWatchingQuery(profileId, audience, page);
      const { rows } = await readPool.query<ContinuedRow>(query);
      return toPage(rows.map(present), page.first, ({ seenAt, wholeTitleId }) =>
        instantCursor(seenAt, wholeTitleId),
      );
    },

    hide: (profileId, wholeTitleId, now) =>
      inTransaction(pool, async (client) => {
        for (const statement of [HIDE_FILM, HIDE_SERIES]) {
          await client.query(statement, [profileId, wholeTitleId, now]);
        }
      }),
  };
}

function present({ wholeTitleId, playableId, seenAt, ...progress }: ContinuedRow): ContinuedTitle {
  return {
    wholeTitleId,
    playableId,
    seenAt,
    progress: progress.state === null ? null : { titleId: playableId, ...progress },
  };
}
