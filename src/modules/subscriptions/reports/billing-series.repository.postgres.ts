import type pg from 'pg';
import { inTransaction } from '../../../platform/database/transaction.js';
import type { SubscriptionCount } from '../domain/billing-figures.js';
import type { AgedStepCount, AgedTrialEnd } from '../domain/billing-steps.js';
import { subscriptionCountQuery } from './billing-report.repository.postgres.js';
import type { AgedMoney, BillingSeriesRepository } from './billing-series.repository.js';

type Query = { readonly text: string; readonly values: unknown[] };

/** The start, the end, and the length of a span in seconds. */
type Reach = readonly [from: Date, now: Date, spanSeconds: number];

/** How many spans ago an instant was; the end of a span belongs to it. */
const ageOf = (instant: string) =>
  `floor(extract(epoch FROM $2::timestamptz - ${instant}) / $3::float8)::int AS age`;

/** Old transitions without a stored plan count for the current plan. */
export function agedStepsQuery(reach: Reach): Query {
  return {
    text: `
      SELECT ${ageOf('step.occurred_at')}, step.event, step.from_state AS "from", step.to_state AS "to",
        coalesce(before.plan_id, subscription.plan_id) AS "planBefore",
        coalesce(step.plan_id, subscription.plan_id) AS "planAfter",
        coalesce(trial_ends_at > step.occurred_at, false) AS "isOnTrial", count(*)::int AS count
      FROM subscription_transitions AS step
      JOIN subscriptions AS subscription ON subscription.id = step.subscription_id
      LEFT JOIN LATERAL (
        SELECT plan_id FROM subscription_transitions AS earlier
        WHERE earlier.subscription_id = step.subscription_id
          AND (earlier.occurred_at, earlier.id) < (step.occurred_at, step.id)
        ORDER BY earlier.occurred_at DESC, earlier.id DESC LIMIT 1
      ) AS before ON true
      WHERE step.occurred_at > $1 AND step.occurred_at <= $2
      GROUP BY 1, 2, 3, 4, 5, 6, 7`,
    values: [...reach],
  };
}

export function trialEndsQuery(reach: Reach): Query {
  return {
    text: `
      SELECT ${ageOf('trial_ends_at')}, latest.to_state AS state,
        coalesce(latest.plan_id, subscription.plan_id) AS "planId", count(*)::int AS count
      FROM subscriptions AS subscription
      JOIN LATERAL (
        SELECT to_state, plan_id FROM subscription_transitions AS step
        WHERE step.subscription_id = subscription.id AND step.occurred_at < trial_ends_at
        ORDER BY step.occurred_at DESC, step.id DESC LIMIT 1
      ) AS latest ON true
      WHERE trial_ends_at > $1 AND trial_ends_at <= $2
      GROUP BY 1, 2, 3`,
    values: [...reach],
  };
}

export function agedRevenueQuery(reach: Reach): Query {
  return {
    text: `
      SELECT ${ageOf('paid_at')}, currency, sum(total_minor)::float8 AS "amountMinor"
      FROM invoices WHERE paid_at > $1 AND paid_at <= $2 GROUP BY 1, 2 ORDER BY 2`,
    values: [...reach],
  };
}

/** Late payments that were refunded were never revenue. */
export function agedRefundsQuery(reach: Reach): Query {
  return {
    text: `
      SELECT ${ageOf('settled_at')}, currency, sum(amount_minor)::float8 AS "amountMinor"
      FROM refunds
      WHERE settled_at > $1 AND settled_at <= $2 AND status = 'SUCCEEDED' AND invoice_id IS NOT NULL
      GROUP BY 1, 2 ORDER BY 2`,
    values: [...reach],
  };
}

export function createPostgresBillingSeriesRepository(pool: pg.Pool): BillingSeriesRepository {
  return {
    read: (spans, spanMs, now) =>
      inTransaction(pool, async (client) => {
        // Transitions are undone from the current state, so both have to be read from one snapshot.
        await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
        const reach: Reach = [new Date(now.getTime() - spans * spanMs), now, spanMs / 1_000];
        const counts = await client.query<SubscriptionCount>(subscriptionCountQuery(now));
        const steps = await client.query<AgedStepCount>(agedStepsQuery(reach));
        const trialEnds = await client.query<AgedTrialEnd>(trialEndsQuery(reach));
        const revenue = await client.query<AgedMoney>(agedRevenueQuery(reach));
        const refunded = await client.query<AgedMoney>(agedRefundsQuery(reach));
        return {
          counts: counts.rows,
          steps: steps.rows,
          trialEnds: trialEnds.rows,
          revenue: revenue.rows,
          refunded: refunded.rows,
        };
      }),
  };
}
