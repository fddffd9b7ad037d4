import { Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planOf } from '../../../../test/support/query-plan.js';
import { standsApart } from '../../../../test/support/run-notes.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { popularityQueries } from './popularity.repository.postgres.js';

standsApart({
  database:
    'it fills tables in statements that take longer than a pooler lets them, to see how they are read',
});

const DAY_MS = 86_400_000;
/** Two months in which one profile starts a film every twenty seconds. */
const FILL = `
  WITH account AS (
    INSERT INTO accounts (id, email, created_at) VALUES (uuid_v7(), 'viewer@example.com', now()) RETURNING id),
  profile AS (
    INSERT INTO profiles (id, account_id, name, avatar, created_at) SELECT uuid_v7(), id, 'Kim', 'fox', now() FROM account RETURNING id),
  title AS (
    INSERT INTO titles (id, kind, name, status, source, source_id, created_at)
    VALUES (uuid_v7(), 'MOVIE', 'Film', 'PUBLISHED', 'test', '1', now()) RETURNING id)
  INSERT INTO watch_history (id, profile_id, title_id, event, position_seconds, occurred_at)
  SELECT uuid_v7(), profile.id, title.id, 'STARTED', 0, moment
  FROM profile, title, generate_series(now() - interval '60 days', now(), interval '20 seconds') AS moment`;

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new Pool({ connectionString: database.url });
  await pool.query(FILL);
  await pool.query('VACUUM ANALYZE watch_history');
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const lastDay = popularityQueries(new Date(Date.now() - DAY_MS), new Date(), 20);

it.each([
  ['what is watched most', lastDay.mostWatched],
  ['what is played by day', lastDay.playsByDay],
])('reads the entries of a day and not the whole history: %s', async (_name, query) => {
  const plan = await planOf(pool, query);
  expect(plan).toMatch(/Bitmap Index Scan on watch_history_\w*occurred_at_idx/);
  expect(plan).not.toMatch(/Seq Scan on watch_history/);
});
