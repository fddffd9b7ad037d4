import type pg from 'pg';

/** A kind of due subscription, and its share. */
interface Kind {
  readonly state: 'ACTIVE' | 'GRACE_PERIOD' | 'CANCELLED';
  readonly paymentMethod: string;
  readonly share: number;
}

const KINDS: readonly Kind[] = [
  { state: 'ACTIVE', paymentMethod: 'pm_card', share: 0.7 },
  { state: 'ACTIVE', paymentMethod: 'pm_timeout', share: 0.05 },
  { state: 'ACTIVE', paymentMethod: 'pm_declined', share: 0.1 },
  { state: 'GRACE_PERIOD', paymentMethod: 'pm_card', share: 0.05 },
  { state: 'CANCELLED', paymentMethod: 'pm_card', share: 0.1 },
];

/** Accounts whose period ended a minute ago. They are not swept before `makeDue`. */
const FILL = `
  WITH plan AS (SELECT * FROM plans WHERE code = 'standard-monthly'),
  accounts_written AS (
    INSERT INTO accounts (id, email, created_at)
    SELECT id, id || '@example.com', now() FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $1)) AS made
    RETURNING id),
  written AS (
    INSERT INTO subscriptions (id, account_id, plan_id, state, current_period_start, current_period_end, anchor,
      payment_method, gateway_customer, grace_ends_at, next_retry_at, cancelled_at, created_at)
    SELECT gen_random_uuid(), accounts_written.id, plan.id, $2::subscription_state,
      now() - interval '1 month 1 minute', now() - interval '1 minute', now() - interval '1 month 1 minute',
      $3, 'sim_' || accounts_written.id,
      CASE WHEN $2 = 'GRACE_PERIOD' THEN now() + interval '6 days' END,
      CASE WHEN $2 = 'GRACE_PERIOD' THEN now() - interval '1 minute' END,
      CASE WHEN $2 = 'CANCELLED' THEN now() - interval '1 day' END, now()
    FROM accounts_written, plan RETURNING *),
  begun AS (
    INSERT INTO subscription_transitions (id, subscription_id, event, from_state, to_state, plan_id, occurred_at)
    SELECT gen_random_uuid(), written.id, 'activated', NULL, written.state, plan_id, current_period_start FROM written),
  numbers AS (
    UPDATE invoice_series SET last_number = last_number + CASE WHEN $2 = 'GRACE_PERIOD' THEN $1 ELSE 0 END
    RETURNING last_number),
  owed AS (
    INSERT INTO invoices (id, number, account_id, subscription_id, plan_id, reason, status, period_start, period_end,
      total_minor, currency, issued_at)
    SELECT gen_random_uuid(), last_number - $1 + row_number() OVER (), account_id, written.id, plan_id, 'RENEWAL', 'OPEN',
      current_period_end, current_period_end + interval '1 month', price_minor, currency, now()
    FROM written, plan, numbers WHERE state = 'GRACE_PERIOD' RETURNING *)
  INSERT INTO invoice_lines (invoice_id, position, kind, plan_id, period_start, period_end, amount_minor)
  SELECT id, 1, 'PERIOD', plan_id, period_start, period_end, total_minor FROM owed`;

/** @returns how many there are */
export async function fillDueSubscriptions(pool: pg.Pool, count: number): Promise<number> {
  let filled = 0;
  for (const { state, paymentMethod, share } of KINDS) {
    const number = Math.round(count * share);
    await pool.query(FILL, [number, state, paymentMethod]);
    filled += number;
  }
  await pool.query('ANALYZE');
  return filled;
}

/** All at once. */
export async function makeDue(pool: pg.Pool): Promise<void> {
  await pool.query(`UPDATE subscriptions SET next_action_at = coalesce(next_retry_at, current_period_end)`);
}

export async function countDue(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM subscriptions WHERE next_action_at <= now()',
  );
  return rows[0]?.count ?? 0;
}
