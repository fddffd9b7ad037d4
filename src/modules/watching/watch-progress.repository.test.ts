import { Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { standsApart } from '../../../test/support/run-notes.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { newId } from '../../shared/ids.js';
import { type ProgressSubject, WatchProgress } from './domain/watch-progress.js';
import { createPostgresWatchProgressRepository } from './watch-progress.repository.postgres.js';

standsApart({ database: 'the connection that stored positions is asked what it did' });

const UPDATES = 100;
const STEP_MS = 10_000;
const BEGIN = new Date('2026-06-01T12:00:00Z').getTime();

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new Pool({ connectionString: database.url, max: 1 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** A film or an episode, with a profile that watches it. */
async function createSubject(kind: 'MOVIE' | 'EPISODE'): Promise<ProgressSubject> {
  const [profileId, titleId, seriesId] = [newId(), newId(), newId()];
  await pool.query(
    `INSERT INTO accounts (id, email, created_at) VALUES ($1, $1::uuid || '@example.com', now())`,
    [profileId],
  );
  await pool.query(
    `INSERT INTO profiles (id, account_id, name, avatar, created_at) VALUES ($1, $1, 'Kim', 'fox', now())`,
    [profileId],
  );
  const addTitle = `
    INSERT INTO titles (id, kind, name, status, series_id, season_number, episode_number, source, source_id, created_at)
    VALUES ($1, $2, 'Title', 'PUBLISHED', $3, $4, $4, 'test', $1::uuid::text, now())`;
  if (kind === 'MOVIE') {
    await pool.query(addTitle, [titleId, kind, null, null]);
    return { profileId, titleId, seriesId: null, durationSeconds: 6_000 };
  }
  await pool.query(addTitle, [seriesId, 'SERIES', null, null]);
  await pool.query('INSERT INTO seasons (series_id, number, created_at) VALUES ($1, 1, now())', [seriesId]);
  await pool.query(addTitle, [titleId, kind, seriesId, 1]);
  return { profileId, titleId, seriesId, durationSeconds: 6_000 };
}

/** The number of updates of a table so far, and how many of them did not change its indexes. */
async function updatesOf(table: string) {
  await pool.query('SELECT pg_stat_force_next_flush()');
  const { rows } = await pool.query<{ all: number; inPlace: number }>(
    `SELECT n_tup_upd::int AS all, n_tup_hot_upd::int AS "inPlace" FROM pg_stat_user_tables WHERE relname = $1`,
    [table],
  );
  return rows[0] ?? { all: 0, inPlace: 0 };
}

it('a player that plays on has its position updated in place, but for one in ten minutes', async () => {
  const repository = createPostgresWatchProgressRepository(pool, { traceparent: () => null });
  for (const kind of ['MOVIE', 'EPISODE'] as const) {
    let progress = WatchProgress.begin(await createSubject(kind));
    for (let count = 0; count <= UPDATES; count += 1) {
      const observedAt = new Date(BEGIN + count * STEP_MS);
      progress.observe({ positionSeconds: 600 + count, observedAt, receivedAt: observedAt, sequence: count });
      expect(await repository.save([progress])).toEqual([]);
      progress = WatchProgress.restore(progress.snapshot, progress.version + 1);
    }
  }
  const [titles, series] = [await updatesOf('watch_progress'), await updatesOf('series_progress')];
  expect([titles.all, series.all]).toEqual([2 * UPDATES, UPDATES]);
  // A thousand seconds span two or three intervals of ten minutes, and a page may be full before it is pruned.
  expect(titles.inPlace / titles.all).toBeGreaterThan(0.9);
  expect(series.inPlace / series.all).toBeGreaterThan(0.9);
  expect(series.inPlace).toBeLessThan(UPDATES);
});

it('what was not stored, as another was faster, is answered and not told of', async () => {
  const repository = createPostgresWatchProgressRepository(pool, { traceparent: () => null });
  const [one, two, three] = await Promise.all(
    [1, 2, 3].map(async () => WatchProgress.begin(await createSubject('MOVIE'))),
  );
  const all = [one!, two!, three!];
  const observedAt = new Date(BEGIN);
  for (const progress of all) {
    progress.observe({ positionSeconds: 900, observedAt, receivedAt: observedAt, sequence: 1 });
  }
  await repository.save([two!]);
  const { profileId, titleId } = two!.snapshot;
  expect(await repository.save(all)).toEqual([{ profileId, titleId }]);
  const { rows } = await pool.query<{ positions: unknown }>(`
    SELECT payload -> 'positions' AS positions FROM outbox_events
    WHERE type = 'watching.positions_recorded' ORDER BY position DESC LIMIT 2`);
  const told = ({ snapshot }: WatchProgress) => ({
    profileId: snapshot.profileId,
    titleId: snapshot.titleId,
    state: 'IN_PROGRESS',
    positionSeconds: 900,
    durationSeconds: 6_000,
    observedAt: observedAt.toISOString(),
  });
  expect(rows).toEqual([{ positions: [told(one!), told(three!)] }, { positions: [told(two!)] }]);
});

it('what is stored of around when something was seen is less than ten minutes before, and in the same order', async () => {
  const { rows } = await pool.query<{ around: Date; exact: Date }>(`
    WITH profile AS (
      INSERT INTO profiles (id, account_id, name, avatar, created_at)
      SELECT gen_random_uuid(), accounts.id, 'Kim ' || number, 'fox', now() FROM accounts CROSS JOIN generate_series(1, 20) AS number
      RETURNING id
    ), title AS (
      INSERT INTO titles (id, kind, name, status, source, source_id, created_at)
      SELECT uuid_v7(), 'MOVIE', 'Film', 'PUBLISHED', 'around', number, now() FROM generate_series(1, 50) AS number RETURNING id
    )
    INSERT INTO watch_progress (profile_id, title_id, state, position_seconds, duration_seconds, observed_at, sequence)
    SELECT profile.id, title.id, 'IN_PROGRESS', 0, 1, timestamptz '1969-12-31' + random() * interval '3 days', 0
    FROM profile CROSS JOIN title
    RETURNING seen_around AS around, observed_at AS exact`);
  expect(rows.length).toBeGreaterThanOrEqual(20 * 50);
  const behind = rows.map(({ around, exact }) => exact.getTime() - around.getTime());
  expect(Math.min(...behind)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...behind)).toBeLessThan(600_000);
  const { rows: disorder } = await pool.query(`
    SELECT FROM watch_progress AS one JOIN watch_progress AS other USING (profile_id)
    WHERE one.observed_at < other.observed_at AND one.seen_around > other.seen_around`);
  expect(disorder).toEqual([]);
});
