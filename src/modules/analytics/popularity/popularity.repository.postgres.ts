import type { ReadPool } from '../../../platform/database/replicas/read-pool.js';
import type { PopularityRepository, TitleDay, TitlePopularity } from './popularity.repository.js';

// An account counts once per title, whatever its profiles do.
const MOST_WATCHED = {
  name: 'analytics-most-watched',
  text: `
    SELECT coalesce(series_id, title_id) AS "titleId",
      count(DISTINCT account_id) FILTER (WHERE event = 'STARTED')::integer AS viewers,
      count(*) FILTER (WHERE event = 'STARTED')::integer AS starts,
      count(*) FILTER (WHERE event = 'COMPLETED')::integer AS completions
    FROM watch_history
    JOIN profiles ON profiles.id = profile_id
    JOIN titles ON titles.id = title_id
    WHERE occurred_at > $1 AND occurred_at <= $2
    GROUP BY 1
    ORDER BY viewers DESC, starts DESC, 1
    LIMIT $3`,
};

const PLAYS_BY_DAY = {
  name: 'analytics-plays-by-day',
  text: `
    WITH counted AS (
      SELECT coalesce(series_id, title_id) AS "titleId", to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day,
        count(*) FILTER (WHERE event = 'STARTED')::integer AS starts,
        count(*) FILTER (WHERE event = 'COMPLETED')::integer AS completions
      FROM watch_history JOIN titles ON titles.id = title_id
      WHERE occurred_at > $1 AND occurred_at <= $2
      GROUP BY 1, 2
    ), most AS (
      SELECT "titleId" FROM counted GROUP BY "titleId" HAVING sum(starts) > 0 ORDER BY sum(starts) DESC, 1 LIMIT $3
    )
    SELECT "titleId", day, starts, completions FROM counted JOIN most USING ("titleId")`,
};

/** The statements that read the plays in a time range. */
export function popularityQueries(from: Date, to: Date, first: number) {
  const values = [from, to, first];
  return { mostWatched: { ...MOST_WATCHED, values }, playsByDay: { ...PLAYS_BY_DAY, values } };
}

export function createPostgresPopularityRepository(pool: ReadPool): PopularityRepository {
  return {
    async mostWatched(from, to, first) {
      const { rows } = await pool.query<TitlePopularity>(popularityQueries(from, to, first).mostWatched);
      return rows;
    },

    async playsByDay(from, to, first) {
      const { rows } = await pool.query<TitleDay>(popularityQueries(from, to, first).playsByDay);
      return rows;
    },
  };
}
