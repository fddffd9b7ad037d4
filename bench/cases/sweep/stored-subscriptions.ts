import type pg from 'pg';

const ROWS_AT_A_TIME = 100_000;

/**
 * Accounts with a paid monthly subscription: due ones have been due for a minute, the others will be in a fortnight.
 */
const ADD = `
  WITH plan AS (SELECT * FROM plans WHERE code = 'standard-monthly'),
  made AS (
    INSERT INTO accounts (id, email, created_at)
    SELECT id, id || '@example.com', now() FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $1)) AS ids
    RETURNING id),
  dated AS (
    SELECT made.id, CASE WHEN $2 THEN now() - interval '1 minute' ELSE now() + interval '14 days' END
      + random() * interval '30 seconds' AS due FROM made)
  INSERT INTO subscriptions (id, account_id, plan_id, state, current_period_start, current_period_end, anchor,
    payment_method, gateway_customer, next_action_at, created_at)
  SELECT gen_random_uuid(), dated.id, plan.id, 'ACTIVE', due - interval '1 month', due, due - interval '1 month',
    'pm_card', 'sim_' || dated.id, due, now()
  FROM dated, plan`;

/** Adds accounts with subscriptions, and updates the planner's statistics. */
export async function addSubscriptions(pool: pg.Pool, count: number, isDue: boolean): Promise<void> {
  for (let added = 0; added < count; added += ROWS_AT_A_TIME) {
    await pool.query(ADD, [Math.min(ROWS_AT_A_TIME, count - added), isDue]);
  }
  await pool.query('VACUUM ANALYZE subscriptions');
  await pool.query('VACUUM ANALYZE accounts');
}

export async function countStored(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int AS count FROM subscriptions');
  return rows[0]?.count ?? 0;
}

const EXPLAIN = `
  EXPLAIN (ANALYZE, FORMAT TEXT) SELECT id FROM subscriptions WHERE next_action_at <= now()
  ORDER BY next_action_at LIMIT 500 FOR UPDATE SKIP LOCKED`;

/** The query plan for due subscriptions. @throws Error when it reads the whole table */
export async function explainDue(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(EXPLAIN);
  const lines = rows.map((row) => row['QUERY PLAN']);
  if (!lines.some((line) => line.includes('subscriptions_next_action_at_idx'))) {
    throw new Error(`What is due is not found by its index:\n${lines.join('\n')}`);
  }
  return lines;
}
