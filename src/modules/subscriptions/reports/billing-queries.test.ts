import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planOf } from '../../../../test/support/query-plan.js';
import { standsApart } from '../../../../test/support/run-notes.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { nestedPagesQuery } from '../../../platform/database/nested-pages.js';
import { instantCursor } from '../../../shared/instant-cursor.js';
import { BILLING_HISTORY_LISTS } from '../history/billing-history.repository.prisma.js';
import {
  outstandingQuery,
  refundedQuery,
  revenueQuery,
  stepCountQuery,
} from './billing-report.repository.postgres.js';
import {
  agedRefundsQuery,
  agedRevenueQuery,
  agedStepsQuery,
  trialEndsQuery,
} from './billing-series.repository.postgres.js';

standsApart({
  database:
    'it fills tables in statements that take longer than a pooler lets them, to see how they are read',
});

/** A year of two thousand accounts, with a transition, a payment, an invoice and a refund a month for each. */
const FILL = `
  WITH plan AS (SELECT id FROM plans LIMIT 1),
  people AS (
    INSERT INTO accounts (id, email, created_at)
    SELECT uuid_v7(), 'viewer-' || number || '@example.com', now() FROM generate_series(1, 2000) AS number RETURNING id),
  held AS (
    INSERT INTO subscriptions (id, account_id, plan_id, state, current_period_start, current_period_end, anchor,
      payment_method, created_at)
    SELECT uuid_v7(), people.id, plan.id, 'ACTIVE', now(), now() + interval '1 month', now(), 'pm_card', now()
    FROM people, plan RETURNING id, account_id, plan_id),
  months AS (
    SELECT held.*, month, uuid_v7() AS invoice_id, uuid_v7() AS payment_id,
      now() - month * interval '1 month' - random() * interval '1 month' AS at
    FROM held, generate_series(0, 11) AS month),
  steps AS (
    INSERT INTO subscription_transitions (id, subscription_id, event, from_state, to_state, occurred_at)
    SELECT uuid_v7(), id, 'paymentSucceeded', 'ACTIVE', 'ACTIVE', at FROM months),
  invoiced AS (
    INSERT INTO invoices (id, number, account_id, subscription_id, plan_id, reason, status, period_start, period_end,
      total_minor, currency, issued_at, paid_at)
    SELECT invoice_id, row_number() OVER (), account_id, id, plan_id, 'RENEWAL', 'PAID', at, at + interval '1 month',
      999, 'USD', at, at FROM months RETURNING id),
  paid AS (
    INSERT INTO payments (id, account_id, subscription_id, invoice_id, plan_id, reason, period_start, period_end, lines,
      idempotency_key, amount_minor, currency, payment_method, status, created_at, settled_at)
    SELECT payment_id, account_id, id, invoice_id, plan_id, 'RENEWAL', at, at + interval '1 month', '[]',
      payment_id::text, 999, 'USD', 'pm_card', 'SUCCEEDED', at, at FROM months RETURNING id)
  INSERT INTO refunds (id, account_id, payment_id, invoice_id, amount_minor, currency, charge_reference, reason,
    idempotency_key, status, created_at, settled_at)
  SELECT uuid_v7(), account_id, payment_id, invoice_id, 1, 'USD', 'ch', 'Goodwill', payment_id::text, 'SUCCEEDED', at, at
  FROM months WHERE (SELECT count(*) FROM invoiced) + (SELECT count(*) FROM paid) > 0`;

describe('billing', () => {
  let database: TestDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new Pool({ connectionString: database.url });
    await pool.query(FILL);
    await pool.query('VACUUM ANALYZE subscription_transitions, invoices, payments, refunds');
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const lastWeek = new Date(Date.now() - 7 * 86_400_000);

  it.each([
    ['steps', stepCountQuery(lastWeek), 'subscription_transitions_occurred_at_idx'],
    ['revenue', revenueQuery(lastWeek), 'invoices_paid_at'],
    ['refunds', refundedQuery(lastWeek), 'refunds_settled_at'],
    ['what is owed', outstandingQuery(), 'invoices_one_open_per_account'],
  ])('reads the rows of a week and not all that is stored: %s', async (_name, query, index) => {
    const plan = await planOf(pool, query);
    expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan');
  });

  const week = [lastWeek, new Date(), 86_400] as const;

  it.each([
    ['steps', agedStepsQuery(week), 'subscription_transitions_occurred_at_idx'],
    [
      'the steps before them',
      agedStepsQuery(week),
      'subscription_transitions_subscription_id_occurred_at_id_idx',
    ],
    ['ends of trials', trialEndsQuery(week), 'subscriptions_trial_ends_at'],
    ['revenue', agedRevenueQuery(week), 'invoices_paid_at'],
    ['refunds', agedRefundsQuery(week), 'refunds_settled_at'],
  ])('reads a week by day from its rows: %s', async (_name, query, index) => {
    expect(await planOf(pool, query)).toContain(index);
  });

  describe.each(BILLING_HISTORY_LISTS.map((list) => [list.table, list] as const))(
    'pages %s',
    (_table, list) => {
      const afterOne = instantCursor(lastWeek, '00000000-0000-7000-8000-000000000001');

      it.each([
        ['from the beginning', null, `Index Cond: (${list.owner} = owners.id)`],
        ['from where the one before ended', afterOne, `AND (ROW(${list.instant}, id) < ROW(`],
      ])('%s, in the order of an index', async (_name, after, condition) => {
        const { rows } = await pool.query<{ owner: string }>(
          `SELECT ${list.owner} AS owner FROM ${list.table} LIMIT 3`,
        );
        const owners = rows.map(({ owner }) => owner);
        const plan = await planOf(pool, nestedPagesQuery(list, owners, { first: 5, after }));
        expect(plan).toContain(
          `Index Only Scan Backward using ${list.table}_${list.owner}_${list.instant}_id_idx`,
        );
        expect(plan).toContain(condition);
      });
    },
  );
});
