import type pg from 'pg';
import { inTransaction } from '../../../platform/database/transaction.js';
import type { Money } from '../../../shared/money.js';
import type { StepCount, SubscriptionCount } from '../domain/billing-figures.js';
import type { BillingReportRepository } from './billing-report.repository.js';

type Query = { readonly text: string; readonly values: unknown[] };

export function subscriptionCountQuery(now: Date): Query {
  return {
    text: `
      SELECT plan_id AS "planId", state, coalesce(trial_ends_at > $1, false) AS "isOnTrial", count(*)::int AS count
      FROM subscriptions GROUP BY 1, 2, 3`,
    values: [now],
  };
}

export function stepCountQuery(from: Date): Query {
  return {
    text: `
      SELECT event, from_state AS "from", to_state AS "to", count(*)::int AS count
      FROM subscription_transitions WHERE occurred_at >= $1 GROUP BY 1, 2, 3`,
    values: [from],
  };
}

export function revenueQuery(from: Date): Query {
  return {
    text: `
      SELECT currency, sum(total_minor)::float8 AS "amountMinor"
      FROM invoices WHERE paid_at >= $1 GROUP BY currency ORDER BY currency`,
    values: [from],
  };
}

/** Late payments that were refunded were never revenue. */
export function refundedQuery(from: Date): Query {
  return {
    text: `
      SELECT currency, sum(amount_minor)::float8 AS "amountMinor"
      FROM refunds WHERE settled_at >= $1 AND status = 'SUCCEEDED' AND invoice_id IS NOT NULL
      GROUP BY currency ORDER BY currency`,
    values: [from],
  };
}

export function outstandingQuery(): Query {
  return {
    text: `
      SELECT currency, sum(total_minor)::float8 AS "amountMinor"
      FROM invoices WHERE status = 'OPEN' GROUP BY currency ORDER BY currency`,
    values: [],
  };
}

export function createPostgresBillingReportRepository(pool: pg.Pool): BillingReportRepository {
  return {
    async countSubscriptions(now) {
      return (await pool.query<SubscriptionCount>(subscriptionCountQuery(now))).rows;
    },

    read: (from, now) =>
      inTransaction(pool, async (client) => {
        // Ended and remaining subscriptions have to be read from one snapshot.
        await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
        const counts = await client.query<SubscriptionCount>(subscriptionCountQuery(now));
        const steps = await client.query<StepCount>(stepCountQuery(from));
        const revenue = await client.query<Money>(revenueQuery(from));
        const refunded = await client.query<Money>(refundedQuery(from));
        const outstanding = await client.query<Money>(outstandingQuery());
        return {
          counts: counts.rows,
          steps: steps.rows,
          takings: { revenue: revenue.rows, refunded: refunded.rows, outstanding: outstanding.rows },
        };
      }),
  };
}
