import type { AccountBilling, BillingTerms } from './account-billing.js';
import { type BillingPeriod, periodAfter, periodFrom } from './billing-period.js';
import { periodBill } from './invoice.js';
import type { Payment } from './payment.js';
import type { Plan } from './plan.js';
import type { Subscription } from './subscription.js';

/**
 * Brings an account up to date, and opens the payment that is due: for the next period, or a retry of the open
 * invoice. Its idempotency key names the period, or the attempt, so that neither is charged twice. An account
 * that is to be erased is not charged: its subscription ends, whatever happened since erasure was requested.
 * @returns null when nothing is to be charged
 */
export function openDueCharge(billing: AccountBilling, terms: BillingTerms, now: Date): Payment | null {
  billing.catchUp(terms, now);
  const { subscription, openInvoice } = billing;
  if (!subscription || billing.pendingPayment || subscription.dueStep(now) !== 'charge') return null;
  if (billing.isClosing) {
    billing.change((closing) => closing.cancel(now), now);
    billing.catchUp(terms, now);
    return null;
  }
  const { id, planId, scheduledPlanId, method } = subscription.snapshot;
  if (openInvoice) {
    const retryAt = subscription.snapshot.nextRetryAt ?? now;
    const idempotencyKey = `retry:${openInvoice.id}:${retryAt.getTime()}`;
    return billing.open({ invoiceId: openInvoice.id, bill: openInvoice, method, idempotencyKey }, now);
  }
  const plan = terms.planOf(scheduledPlanId ?? planId);
  const period = nextPeriod(subscription, plan, now);
  const idempotencyKey = `renewal:${id}:${period.start.getTime()}`;
  return billing.open(
    { invoiceId: null, bill: periodBill('RENEWAL', plan, period), method, idempotencyKey },
    now,
  );
}

/** The next period, unless there was a gap without access in between. */
function nextPeriod(subscription: Subscription, plan: Plan, now: Date): BillingPeriod {
  const { period, anchor } = subscription.snapshot;
  if (!subscription.hasAccess(now)) return periodFrom(now, plan.interval);
  return periodAfter(period.end, anchor, plan.interval);
}
