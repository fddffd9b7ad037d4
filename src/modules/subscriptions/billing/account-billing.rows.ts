import type { Prisma } from '../../../generated/prisma/client.js';
import type { AccountBilling } from '../domain/account-billing.js';
import type { Dispute } from '../domain/dispute.js';
import type { Invoice, InvoiceLine } from '../domain/invoice.js';
import type { Payment } from '../domain/payment.js';
import type { Refund } from '../domain/refund.js';
import { Subscription } from '../domain/subscription.js';
import { trialReminderAt } from '../domain/trial-reminder.js';

export type SubscriptionRow = Prisma.SubscriptionGetPayload<object>;
export type PaymentRow = Prisma.PaymentGetPayload<object>;
export type InvoiceRow = Prisma.InvoiceGetPayload<{ include: { lines: true } }>;
export type RefundRow = Prisma.RefundGetPayload<object>;
export type DisputeRow = Prisma.DisputeGetPayload<object>;

/** The lines of a payment's bill as JSON. */
interface StoredLine extends Omit<InvoiceLine, 'period'> {
  readonly period: { readonly start: string; readonly end: string };
}

export function toSubscription(row: SubscriptionRow): Subscription {
  const { currentPeriodStart, currentPeriodEnd, paymentMethod, gatewayCustomer, ...properties } = row;
  return Subscription.restore({
    ...properties,
    period: { start: currentPeriodStart, end: currentPeriodEnd },
    method: { paymentMethod, customer: gatewayCustomer },
  });
}

export function toPayment(row: PaymentRow): Payment {
  const { planId, reason, periodStart, periodEnd, lines, amountMinor, currency } = row;
  const { paymentMethod, gatewayCustomer, ...payment } = row;
  return {
    id: payment.id,
    accountId: payment.accountId,
    subscriptionId: payment.subscriptionId,
    invoiceId: payment.invoiceId,
    bill: {
      reason,
      planId,
      period: { start: periodStart, end: periodEnd },
      // Written only by `paymentValues`.
      lines: (lines as unknown as StoredLine[]).map(({ period, ...line }) => ({
        ...line,
        period: { start: new Date(period.start), end: new Date(period.end) },
      })),
      total: { amountMinor, currency },
    },
    method: { paymentMethod, customer: gatewayCustomer },
    idempotencyKey: payment.idempotencyKey,
    requestedMethod: payment.requestedMethod,
    status: payment.status,
    declineReason: payment.declineReason,
    gatewayReference: payment.gatewayReference,
    createdAt: payment.createdAt,
    settledAt: payment.settledAt,
    checkAt: payment.checkAt,
    checks: payment.checks,
  };
}

export function toInvoice(row: InvoiceRow): Invoice {
  const { number, periodStart, periodEnd, totalMinor, currency, lines, ...invoice } = row;
  return {
    ...invoice,
    number: Number(number),
    period: { start: periodStart, end: periodEnd },
    total: { amountMinor: totalMinor, currency },
    lines: lines
      .toSorted((a, b) => a.position - b.position)
      .map(({ kind, planId, amountMinor, ...line }) => ({
        kind,
        planId,
        amountMinor,
        period: { start: line.periodStart, end: line.periodEnd },
      })),
  };
}

export function toRefund({ amountMinor, currency, ...refund }: RefundRow): Refund {
  return { ...refund, amount: { amountMinor, currency } };
}

export function toDispute({ amountMinor, currency, ...dispute }: DisputeRow): Dispute {
  return { ...dispute, amount: { amountMinor, currency } };
}

/** The new row of a subscription, with the next version. */
export function subscriptionValues({ subscription, nextActionAt }: AccountBilling) {
  if (!subscription) return [];
  const { period, method, version, ...properties } = subscription.snapshot;
  return [
    {
      id: properties.id,
      account_id: properties.accountId,
      plan_id: properties.planId,
      scheduled_plan_id: properties.scheduledPlanId,
      state: properties.state,
      current_period_start: period.start,
      current_period_end: period.end,
      anchor: properties.anchor,
      grace_ends_at: properties.graceEndsAt,
      next_retry_at: properties.nextRetryAt,
      suspension_ends_at: properties.suspensionEndsAt,
      trial_ends_at: properties.trialEndsAt,
      suspended_by_admin: properties.suspendedByAdmin,
      cancelled_at: properties.cancelledAt,
      payment_method: method.paymentMethod,
      gateway_customer: method.customer,
      next_action_at: nextActionAt,
      version: version + 1,
      created_at: properties.createdAt,
    },
  ];
}

/** The reminder of a trial that begins. */
export function trialReminderValues({ accountId, subscription }: AccountBilling) {
  const dueAt = subscription && trialReminderAt(subscription);
  return dueAt ? [{ account_id: accountId, due_at: dueAt }] : [];
}

/** The columns that change when a subscription only starts or stops waiting for a payment. */
export function nextActionValues({ subscription, nextActionAt }: AccountBilling) {
  if (!subscription) return [];
  const { id, version } = subscription.snapshot;
  return [{ id, next_action_at: nextActionAt, version: version + 1 }];
}

export function transitionValues({ subscription }: AccountBilling) {
  return (subscription?.events ?? []).map(({ id, payload, occurredAt }) => ({
    id,
    subscription_id: payload.subscriptionId,
    event: payload.event,
    from_state: payload.from,
    to_state: payload.to,
    plan_id: payload.planId,
    reason: payload.reason,
    occurred_at: occurredAt,
  }));
}

/** The columns of a stored payment that may change. */
export function paymentChanges({ bill, ...payment }: Payment) {
  return {
    id: payment.id,
    subscription_id: payment.subscriptionId,
    invoice_id: payment.invoiceId,
    period_start: bill.period.start,
    period_end: bill.period.end,
    idempotency_key: payment.idempotencyKey,
    requested_method: payment.requestedMethod,
    status: payment.status,
    gateway_reference: payment.gatewayReference,
    decline_reason: payment.declineReason,
    settled_at: payment.settledAt,
    check_at: payment.checkAt,
  };
}

export function paymentValues({ bill, method, ...payment }: Payment) {
  return {
    id: payment.id,
    account_id: payment.accountId,
    subscription_id: payment.subscriptionId,
    invoice_id: payment.invoiceId,
    plan_id: bill.planId,
    reason: bill.reason,
    period_start: bill.period.start,
    period_end: bill.period.end,
    lines: bill.lines,
    idempotency_key: payment.idempotencyKey,
    requested_method: payment.requestedMethod,
    amount_minor: bill.total.amountMinor,
    currency: bill.total.currency,
    payment_method: method.paymentMethod,
    gateway_customer: method.customer,
    status: payment.status,
    gateway_reference: payment.gatewayReference,
    decline_reason: payment.declineReason,
    created_at: payment.createdAt,
    settled_at: payment.settledAt,
    check_at: payment.checkAt,
    checks: payment.checks,
  };
}

export function invoiceValues(invoice: Invoice, number: number) {
  return {
    id: invoice.id,
    number,
    account_id: invoice.accountId,
    subscription_id: invoice.subscriptionId,
    plan_id: invoice.planId,
    reason: invoice.reason,
    status: invoice.status,
    period_start: invoice.period.start,
    period_end: invoice.period.end,
    total_minor: invoice.total.amountMinor,
    currency: invoice.total.currency,
    refunded_minor: invoice.refundedMinor,
    issued_at: invoice.issuedAt,
    paid_at: invoice.paidAt,
    voided_at: invoice.voidedAt,
  };
}

export function invoiceLineValues({ id, lines }: Invoice) {
  return lines.map((line, index) => ({
    invoice_id: id,
    position: index + 1,
    kind: line.kind,
    plan_id: line.planId,
    period_start: line.period.start,
    period_end: line.period.end,
    amount_minor: line.amountMinor,
  }));
}

export function refundValues({ amount, ...refund }: Refund) {
  return {
    id: refund.id,
    account_id: refund.accountId,
    payment_id: refund.paymentId,
    invoice_id: refund.invoiceId,
    amount_minor: amount.amountMinor,
    currency: amount.currency,
    charge_reference: refund.chargeReference,
    reason: refund.reason,
    idempotency_key: refund.idempotencyKey,
    status: refund.status,
    failure_reason: refund.failureReason,
    gateway_reference: refund.gatewayReference,
    created_at: refund.createdAt,
    settled_at: refund.settledAt,
    check_at: refund.checkAt,
    checks: refund.checks,
  };
}
