import type pg from 'pg';
import { streamRows } from '../../platform/database/stream-rows.js';
import type { PersonalDataSource } from '../../shared/personal-data.js';

const SUBSCRIPTION = `
  SELECT subscriptions.id, plans.code AS "planCode", state, current_period_start AS "currentPeriodStart",
    current_period_end AS "currentPeriodEnd", grace_ends_at AS "graceEndsAt", trial_ends_at AS "trialEndsAt",
    created_at AS "createdAt"
  FROM subscriptions JOIN plans ON plans.id = plan_id WHERE account_id = $1`;

const TRANSITIONS = `
  SELECT subscription_id AS "subscriptionId", event, from_state AS "from", to_state AS "to",
    occurred_at AS "occurredAt"
  FROM subscription_transitions JOIN subscriptions ON subscriptions.id = subscription_id
  WHERE account_id = $1 ORDER BY occurred_at, subscription_transitions.id`;

const PAYMENTS = `
  SELECT payments.id, plans.code AS "planCode", amount_minor AS "amountMinor", payments.currency, status,
    gateway_reference AS "gatewayReference", decline_reason AS "declineReason", created_at AS "createdAt"
  FROM payments JOIN plans ON plans.id = plan_id WHERE account_id = $1 ORDER BY created_at, payments.id`;

/** What an account subscribed to and paid. */
export function createSubscriptionsPersonalData(pool: pg.Pool): PersonalDataSource[] {
  const source = (name: string, table: string, text: string): PersonalDataSource => ({
    name,
    tables: [table],
    read: ({ accountId }) => streamRows(pool, { text, values: [accountId] }),
  });
  return [
    source('subscription', 'subscriptions', SUBSCRIPTION),
    source('subscriptionTransitions', 'subscription_transitions', TRANSITIONS),
    source('payments', 'payments', PAYMENTS),
  ];
}
