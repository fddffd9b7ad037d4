import { beforeAll, describe, expect, test } from 'vitest';
import { planOf } from '../../../../test/support/query-plan.js';
import { createTestDatabase } from '../../../../test/support/test-database.js';
import { ensureMonthlyPartitions } from '../../../platform/database/partitions.js';
import { newId } from '../../../shared/ids.js';
import { withDatabase } from '../database.fixture.js';
import { OUTCOMES_BY_EXPERIMENT, OUTCOMES_BY_MODEL, RECORD_PLAY } from './impression.repository.postgres.js';

const context = withDatabase(createTestDatabase);
const [EXPERIMENT, MODEL] = [newId(), newId()];
const SHOWN = {
  january: new Date('2026-01-10T00:00:00Z'),
  february: new Date('2026-02-10T00:00:00Z'),
};

/**
 * In each month, 100 profiles have impressions of 40 models, a quarter of a day each; the statements select one model,
 * or the experiment.
 */
const MANY_IMPRESSIONS = `
  WITH account AS (
    INSERT INTO accounts (id, email, created_at) VALUES (uuid_v7(), 'many@example.com', now()) RETURNING id
  ), viewers AS (
    INSERT INTO profiles (id, account_id, name, avatar, created_at)
    SELECT uuid_v7(), id, 'Profile ' || number, 'fox', now() FROM account, generate_series(1, 100) AS number RETURNING id
  ), models AS (
    SELECT number, CASE number WHEN 20 THEN $2::uuid ELSE uuid_v7() END AS id, CASE number WHEN 20 THEN $1::uuid END AS experiment_id
    FROM generate_series(1, 40) AS number
  )
  INSERT INTO rail_impressions
    (id, profile_id, model_id, rail, experiment_id, arm, occurred_at, shown_at, title_ids, titles_shown_at, played_ids)
  SELECT uuid_v7(), viewers.id, models.id, 'FOR_YOU', experiment_id, CASE WHEN experiment_id IS NOT NULL THEN 'tried' END,
    date_trunc('day', shown_at, 'UTC'), shown_at, ARRAY[uuid_v7()], ARRAY[shown_at], '{}'
  FROM models, viewers, unnest($3::timestamptz[]) AS month, LATERAL (SELECT month + number * interval '6 hours' AS shown_at) AS time
  ORDER BY shown_at`;

beforeAll(async () => {
  const { pool } = context.database;
  const { january, february } = SHOWN;
  await ensureMonthlyPartitions(pool, { table: 'rail_impressions', from: january, to: february });
  await context.repositories().experiments.start({
    id: EXPERIMENT,
    name: 'One of many',
    share: 100,
    arms: [],
    startedAt: january,
    endsAt: february,
    endedAt: null,
  });
  await pool.query(MANY_IMPRESSIONS, [EXPERIMENT, MODEL, [january, february]]);
  await pool.query('ANALYZE rail_impressions');
});

describe('with many impressions', () => {
  test('a play reads those of its profile and days from an index, and no other partition', async () => {
    const values = [newId(), newId(), new Date('2026-01-15T12:00:00Z')];
    const plan = await planOf(context.database.pool, { text: RECORD_PLAY.text, values });
    expect(plan).toMatch(/Index Cond: \(\(profile_id = .*occurred_at > .*occurred_at <= /);
    expect(plan).not.toMatch(
      /(Seq|Index|Bitmap Heap) Scan (using \S+ )?on rail_impressions_2026_02 impression/,
    );
    expect(plan).not.toContain('Seq Scan on rail_impressions_2026');
  });

  test.each([
    ['an experiment', OUTCOMES_BY_EXPERIMENT, EXPERIMENT, 'experiment_id_idx'],
    ['a model', OUTCOMES_BY_MODEL, MODEL, 'model_id_idx'],
  ])('the outcome of %s reads its own from an index', async (_what, text, id, index) => {
    const plan = await planOf(context.database.pool, { text, values: [[id]] });
    for (const month of ['2026_01', '2026_02']) {
      expect(plan).toContain(`rail_impressions_${month}_${index}`);
      expect(plan).not.toContain(`Seq Scan on rail_impressions_${month}`);
    }
  });
});
