import type pg from 'pg';
import { streamRows } from '../../platform/database/stream-rows.js';
import type { PersonalDataSource } from '../../shared/personal-data.js';

const SUBSCRIPTION = `
  SELECT subscriptions.id, plans.code AS "planCode", scheduled.code AS "scheduledPlanCode", state, anchor,
    current_period_start AS "currentPeriodStart",
    current_period_end AS "currentPeriodEnd", grace_ends_at AS "graceEndsAt", trial_ends_at AS "trialEndsAt",
    next_retry_at AS "nextRetryAt", suspension_ends_at AS "suspensionEndsAt", suspended_by_admin AS "suspendedByAdmin",
    cancelled_at AS "cancelledAt", payment_method AS "paymentMethod",
    gateway_customer AS "gatewayCustomer", created_at AS "createdAt"
  FROM subscriptions JOIN plans ON plans.id = plan_id
    LEFT JOIN plans AS scheduled ON scheduled.id = scheduled_plan_id
  WHERE account_id = $1`;

const TRANSITIONS = `
  SELECT steps.id, subscription_id AS "subscriptionId", event, from_state AS "from", to_state AS "to",
    plans.code AS "planCode", reason, occurred_at AS "occurredAt"
  FROM subscription_transitions AS steps JOIN subscriptions ON subscriptions.id = subscription_id
    LEFT JOIN plans ON plans.id = steps.plan_id
  WHERE account_id = $1 ORDER BY occurred_at, steps.id`;

const INVOICES = `
  SELECT invoices.id, number::float8 AS number, plans.code AS "planCode", invoices.reason, status,
    subscription_id AS "subscriptionId", period_start AS "periodStart", period_end AS "periodEnd", total_minor AS "totalMinor", invoices.currency, refunded_minor AS "refundedMinor",
    issued_at AS "issuedAt", paid_at AS "paidAt", voided_at AS "voidedAt", lines
  FROM invoices JOIN plans ON plans.id = plan_id
  CROSS JOIN LATERAL (
    SELECT json_agg(json_build_object('kind', kind, 'periodStart', period_start, 'periodEnd', period_end,
      'amountMinor', amount_minor) ORDER BY position) AS lines
    FROM invoice_lines WHERE invoice_id = invoices.id) AS written
  WHERE account_id = $1 ORDER BY number`;

const REFUNDS = `
  SELECT id, invoice_id AS "invoiceId", payment_id AS "paymentId", amount_minor AS "amountMinor", currency, reason, status,
    failure_reason AS "failureReason", charge_reference AS "chargeReference", gateway_reference AS "gatewayReference",
    created_at AS "createdAt", settled_at AS "settledAt"
  FROM refunds WHERE account_id = $1 ORDER BY created_at, id`;

const DISPUTES = `
  SELECT id, payment_id AS "paymentId", gateway_reference AS "gatewayReference", reason, amount_minor AS "amountMinor", currency,
    status, suspension_id AS "suspensionId", opened_at AS "openedAt", closed_at AS "closedAt"
  FROM disputes WHERE account_id = $1 ORDER BY opened_at, id`;

const PAYMENTS = `
  SELECT payments.id, plans.code AS "planCode", payments.reason, subscription_id AS "subscriptionId",
    invoice_id AS "invoiceId", period_start AS "periodStart", period_end AS "periodEnd", payment_method AS "paymentMethod",
    requested_method AS "requestedMethod", gateway_customer AS "gatewayCustomer", amount_minor AS "amountMinor", payments.currency, payments.status,
    gateway_reference AS "gatewayReference", decline_reason AS "declineReason", created_at AS "createdAt",
    settled_at AS "settledAt"
  FROM payments JOIN plans ON plans.id = plan_id WHERE account_id = $1 ORDER BY created_at, payments.id`;

/** The subscriptions and payments of an account. */
export function createSubscriptionsPersonalData(pool: pg.Pool): PersonalDataSource[] {
  const source = (name: string, tables: readonly string[], text: string): PersonalDataSource => ({
    name,
    tables,
    read: ({ accountId }) => streamRows(pool, { text, values: [accountId] }),
  });
  return [
    source('subscription', ['subscriptions'], SUBSCRIPTION),
    source('subscriptionTransitions', ['subscription_transitions'], TRANSITIONS),
    source('invoices', ['invoices', 'invoice_lines'], INVOICES),
    source('payments', ['payments'], PAYMENTS),
    source('refunds', ['refunds'], REFUNDS),
    source('disputes', ['disputes'], DISPUTES),
  ];
}
