import type pg from 'pg';
import { newId } from '../../../src/shared/ids.js';

/** The history of each profile. */
export const ENTRIES_A_PROFILE = 500;
const FILMS = 60;
const SERIES = 10;
const EPISODES = 10;
/** How many episodes of each series a profile has finished. */
const FINISHED_EPISODES = 4;
const PROFILES_AT_A_TIME = 2_000;
const MONTHS = 24;

/** Films and series without restrictions. */
export async function addTitles(pool: pg.Pool): Promise<void> {
  await pool.query(
    `INSERT INTO titles (id, kind, status, name, runtime_seconds, minimum_age, source, source_id, created_at)
     SELECT uuid_v7(), 'MOVIE', 'PUBLISHED', 'Film ' || number, 6000, 0, 'bench', 'film ' || number, now()
     FROM generate_series(1, $1::int) AS number`,
    [FILMS],
  );
  for (let number = 0; number < SERIES; number += 1) {
    const seriesId = newId();
    await pool.query(
      `INSERT INTO titles (id, kind, status, name, minimum_age, source, source_id, created_at)
       VALUES ($1, 'SERIES', 'PUBLISHED', 'Series', 0, 'bench', $1::uuid::text, now())`,
      [seriesId],
    );
    await pool.query('INSERT INTO seasons (series_id, number, created_at) VALUES ($1, 1, now())', [seriesId]);
    await pool.query(
      `INSERT INTO titles (id, kind, status, name, runtime_seconds, minimum_age, series_id, season_number, episode_number, source, source_id, created_at)
       SELECT uuid_v7(), 'EPISODE', 'PUBLISHED', 'Episode', 3000, 0, $1, 1, number, 'bench', $1::uuid || ' ' || number, now()
       FROM generate_series(1, $2::int) AS number`,
      [seriesId, EPISODES],
    );
  }
  await pool.query(
    `SELECT ensure_monthly_partition('watch_history', (now() - make_interval(months => number))::date)
     FROM generate_series(0, $1::int) AS number`,
    [MONTHS],
  );
}

/** Half of the films started and half finished, four episodes of each series finished, and two years of history. */
const ADD_PROFILES = `
  WITH person AS (
    SELECT id AS account_id, profile_id FROM unnest($1::uuid[], $2::uuid[]) AS person (id, profile_id)
  ), account AS (
    INSERT INTO accounts (id, email, created_at) SELECT account_id, account_id || '@example.com', now() FROM person
  ), profile AS (
    INSERT INTO profiles (id, account_id, name, avatar, created_at)
    SELECT profile_id, account_id, 'Alex', 'fox', now() FROM person
  ), title AS (
    SELECT id, kind, series_id, row_number() OVER (ORDER BY source_id) AS place FROM titles
    WHERE kind = 'MOVIE' OR (kind = 'EPISODE' AND episode_number <= ${FINISHED_EPISODES})
  ), seen AS (
    SELECT profile_id, id AS title_id, series_id, series_id IS NULL AND place % 2 = 0 AS begun,
      now() - random() * interval '${MONTHS} months' AS observed_at
    FROM person CROSS JOIN title
  ), progress AS (
    INSERT INTO watch_progress (profile_id, title_id, series_id, state, position_seconds, duration_seconds, observed_at, sequence,
      completed_at)
    SELECT profile_id, title_id, series_id, (CASE WHEN begun THEN 'IN_PROGRESS' ELSE 'COMPLETED' END)::watch_state, 2000, 3000,
      observed_at, 0, CASE WHEN NOT begun THEN observed_at END
    FROM seen
  ), series AS (
    INSERT INTO series_progress (profile_id, series_id, episode_id, observed_at, sequence)
    SELECT DISTINCT ON (profile_id, series_id) profile_id, series_id, title_id, observed_at, 0 FROM seen
    WHERE series_id IS NOT NULL ORDER BY profile_id, series_id, observed_at DESC
  )
  INSERT INTO watch_history (id, profile_id, title_id, event, position_seconds, occurred_at)
  SELECT gen_random_uuid(), profile_id, (SELECT id FROM titles WHERE kind = 'MOVIE' LIMIT 1), 'STARTED', 0,
    now() - random() * interval '${MONTHS} months'
  FROM person CROSS JOIN generate_series(1, ${ENTRIES_A_PROFILE})`;

/** @returns the ids of the profiles */
export async function addProfiles(pool: pg.Pool, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  const client = await pool.connect();
  try {
    // Disables foreign key checks, which would take most of the time: rows refer only to rows that were written with
    // them.
    await client.query("SET session_replication_role = 'replica'");
    for (let start = 0; start < count; start += PROFILES_AT_A_TIME) {
      const some = ids.slice(start, start + PROFILES_AT_A_TIME);
      await client.query(ADD_PROFILES, [some.map(() => newId()), some]);
    }
  } finally {
    client.release(true);
  }
  await pool.query('VACUUM (ANALYZE) watch_progress, series_progress, watch_history, profiles, titles');
  // Flushes to disk now, and not during the measurement.
  await pool.query('CHECKPOINT');
  return ids;
}
