import { Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planOf } from '../../../test/support/query-plan.js';
import { standsApart } from '../../../test/support/run-notes.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { newId } from '../../shared/ids.js';
import { instantCursor } from '../../shared/instant-cursor.js';
import {
  continueWatchingQuery,
  createPostgresContinueWatchingRepository,
} from './continue-watching.repository.postgres.js';

standsApart({
  database:
    'it fills tables in statements that take longer than a pooler lets them, to see how they are read',
});

const VIEWERS = 30;
const TITLES = 600;
const PAGE = 20;
const AUDIENCE = { maturityLimit: 18, region: null, now: new Date() };

/** Films, and the same number of series with one episode each. */
const FILL_TITLES = `
  WITH film AS (
    INSERT INTO titles (id, kind, name, status, minimum_age, runtime_seconds, source, source_id, created_at)
    SELECT uuid_v7(), 'MOVIE', 'Film', 'PUBLISHED', 0, 6000, 'test', 'film ' || number, now()
    FROM generate_series(1, ${TITLES}) AS number
  ), series AS (
    INSERT INTO titles (id, kind, name, status, minimum_age, source, source_id, created_at)
    SELECT uuid_v7(), 'SERIES', 'Series', 'PUBLISHED', 0, 'test', 'series ' || number, now()
    FROM generate_series(1, ${TITLES}) AS number RETURNING id
  ), season AS (
    INSERT INTO seasons (series_id, number, created_at) SELECT id, 1, now() FROM series
  )
  INSERT INTO titles (id, kind, name, status, minimum_age, runtime_seconds, series_id, season_number, episode_number,
    source, source_id, created_at)
  SELECT uuid_v7(), 'EPISODE', 'Episode', 'PUBLISHED', 0, 3000, id, 1, 1, 'test', id::text, now() FROM series`;

/**
 * Each started after the previous one or at the same moment, some in quick succession and some months apart; a fifth is
 * hidden.
 */
const FILL_VIEWERS = `
  WITH account AS (
    INSERT INTO accounts (id, email, created_at)
    SELECT uuid_v7(), number || '@example.com', now() FROM generate_series(1, ${VIEWERS}) AS number RETURNING id
  ), profile AS (
    INSERT INTO profiles (id, account_id, name, avatar, created_at)
    SELECT gen_random_uuid(), id, 'Kim', 'fox', now() FROM account RETURNING id
  ), seen AS (
    SELECT profile.id AS profile_id, title.id AS title_id, series_id, now() - place / 3 * interval '1 minute' * (1 + place % 2 * 90)
      AS observed_at, CASE WHEN place % 5 = 0 THEN now() END AS hidden_at
    FROM profile CROSS JOIN (
      SELECT id, series_id, (row_number() OVER (PARTITION BY kind ORDER BY random()))::int AS place
      FROM titles WHERE kind <> 'SERIES') AS title
  ), progress AS (
    INSERT INTO watch_progress (profile_id, title_id, series_id, state, position_seconds, duration_seconds, observed_at, sequence, hidden_at)
    SELECT profile_id, title_id, series_id, 'IN_PROGRESS', 1000, 3000, observed_at, 0, hidden_at FROM seen
  )
  INSERT INTO series_progress (profile_id, series_id, episode_id, observed_at, sequence, hidden_at)
  SELECT profile_id, series_id, title_id, observed_at, 0, hidden_at FROM seen WHERE series_id IS NOT NULL`;

/** The expected list, computed without regard for how it is read. */
const EXPECTED = `
  SELECT title_id AS id FROM (
    SELECT title_id, observed_at, hidden_at FROM watch_progress WHERE profile_id = $1 AND series_id IS NULL
    UNION ALL
    SELECT series_id, observed_at, hidden_at FROM series_progress WHERE profile_id = $1) AS begun
  WHERE hidden_at IS NULL OR hidden_at < observed_at
  ORDER BY observed_at DESC, title_id`;

let database: TestDatabase;
let pool: Pool;
let profileId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new Pool({ connectionString: database.url });
  await pool.query(FILL_TITLES);
  await pool.query(FILL_VIEWERS);
  await pool.query('VACUUM ANALYZE watch_progress, series_progress, titles');
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM profiles LIMIT 1');
  profileId = rows[0]?.id ?? '';
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

it.each([
  ['the first page', null],
  ['a page further on', instantCursor(new Date(Date.now() - 86_400_000), newId())],
])('%s is read from two ranges of two indexes, of which only the end is sorted', async (_name, after) => {
  const plan = await planOf(pool, continueWatchingQuery(profileId, AUDIENCE, { first: PAGE, after }));
  expect(plan).toMatch(/Index Scan using watch_progress_continued_idx on watch_progress/);
  expect(plan).toMatch(/Index Scan using series_progress_continued_idx on series_progress/);
  expect(plan.match(/Presorted Key: seen(_\d)?\.seen_around/g)).toHaveLength(2);
  expect(plan).not.toContain('Seq Scan');
});

it('pages of any size tell of everything once, in the order in which it was seen', async () => {
  const { rows } = await pool.query<{ id: string }>(EXPECTED, [profileId]);
  expect(rows.length).toBeGreaterThan(TITLES);
  const continued = createPostgresContinueWatchingRepository({ pool, readPool: pool });
  for (const first of [20, 100]) {
    const listed: string[] = [];
    let after: string | null = null;
    do {
      const { edges, hasNextPage } = await continued.list(profileId, AUDIENCE, { first, after });
      listed.push(...edges.map(({ node }) => node.wholeTitleId));
      after = hasNextPage ? (edges.at(-1)?.cursor ?? null) : null;
    } while (after !== null);
    expect(listed).toEqual(rows.map(({ id }) => id));
  }
});
