import { NotFoundError } from '../../../shared/domain-error.js';
import { newId } from '../../../shared/ids.js';
import type { AccountBilling, BillingTerms } from './account-billing.js';
import { periodFrom } from './billing-period.js';
import { daysAfter } from './billing-policy.js';
import { periodBill } from './invoice.js';
import { isStartOf, isUnderWay, type Payment, type SavedPaymentMethod } from './payment.js';
import type { Plan } from './plan.js';
import { upgradeBill } from './plan-change.js';
import { settle } from './settlement.js';
import { Subscription } from './subscription.js';
import { PaymentInProgressError, TrialUsedError } from './subscription-errors.js';

interface Purchase {
  readonly plan: Plan;
  readonly idempotencyKey: string;
  readonly now: Date;
}

interface Start extends Purchase {
  readonly method: SavedPaymentMethod;
  readonly requestedMethod: string;
}

/** Used when nothing has to be charged. */
const FREE = { outcome: 'succeeded', reference: 'nothing to pay' } as const;

/**
 * Opens the payment that starts a subscription. An abandoned payment for the same plan is resumed with the new key.
 * @throws IllegalTransitionError, PaymentInProgressError
 */
export function openStart(billing: AccountBilling, start: Start): Payment {
  const { plan, method, idempotencyKey, requestedMethod, now } = start;
  const { pendingPayment } = billing;
  if (pendingPayment) {
    const isAbandoned = isStartOf(pendingPayment, plan) && !isUnderWay(pendingPayment, now);
    if (!isAbandoned) throw new PaymentInProgressError();
    const resumed = { ...pendingPayment, idempotencyKey, requestedMethod };
    billing.keepPayment(resumed);
    return resumed;
  }
  billing.subscription?.require('activated', now);
  const bill = periodBill('START', plan, periodFrom(now, plan.interval));
  return billing.open({ invoiceId: null, bill, method, idempotencyKey, requestedMethod }, now);
}

/**
 * Starts the trial of an account's first subscription, which is charged when the trial ends. Repeating it changes
 * nothing.
 * @throws TrialUsedError, PaymentInProgressError
 */
export function startTrial(
  billing: AccountBilling,
  { plan, method, now }: Pick<Start, 'plan' | 'method' | 'now'>,
): null {
  if (billing.pendingPayment) throw new PaymentInProgressError();
  const { subscription } = billing;
  if (subscription && isOnTrial(subscription, now) && subscription.snapshot.planId === plan.id) return null;
  if (subscription || plan.trialDays === 0) throw new TrialUsedError();
  const period = { start: now, end: daysAfter(now, plan.trialDays) };
  billing.begin(Subscription.start(billing.accountId, method, true, { plan, period, now }));
  return null;
}

/**
 * Changes the plan, or opens the payment for the change. A change that is not an upgrade waits for the end of the
 * period.
 * @throws NotFoundError, IllegalTransitionError, PaymentInProgressError
 */
export function openPlanChange(
  billing: AccountBilling,
  terms: BillingTerms,
  { plan, idempotencyKey, now }: Purchase,
): Payment | null {
  const { subscription, pendingPayment } = billing;
  if (!subscription) throw new NotFoundError('A subscription');
  if (pendingPayment?.bill.reason === 'PLAN_CHANGE' && pendingPayment.bill.planId === plan.id)
    return pendingPayment;
  const { planId, period, method } = subscription.snapshot;
  subscription.require('planChanged', now);
  // A renewal is in progress, or about to be.
  if (pendingPayment || now >= period.end) throw new PaymentInProgressError();
  if (planId === plan.id) return unschedule(subscription, now);
  if (isOnTrial(subscription, now)) {
    subscription.changePlan({ plan, period, now });
    return null;
  }
  const bill = upgradeBill(subscription.snapshot, terms.planOf(planId), plan, now);
  if (!bill) {
    subscription.schedulePlan(plan.id, now);
    return null;
  }
  const payment = billing.open({ invoiceId: null, bill, method, idempotencyKey }, now);
  if (bill.total.amountMinor > 0) return payment;
  settle(billing, { payment, outcome: FREE }, terms, now);
  return null;
}

/**
 * Opens the payment that restores a subscription, or returns the pending one.
 * @returns null when nothing is owed
 * @throws NotFoundError
 */
export function openOutstandingPayment(
  billing: AccountBilling,
  terms: BillingTerms,
  now: Date,
): Payment | null {
  const { subscription, pendingPayment, openInvoice } = billing;
  if (!subscription) throw new NotFoundError('A subscription');
  if (pendingPayment) return pendingPayment;
  const { planId, scheduledPlanId, method } = subscription.snapshot;
  // Each attempt is a payment of its own; concurrent calls share the pending one.
  const idempotencyKey = `outstanding:${newId()}`;
  const debt = subscription.debt(now);
  if (debt === 'invoice' && openInvoice) {
    return billing.open({ invoiceId: openInvoice.id, bill: openInvoice, method, idempotencyKey }, now);
  }
  if (debt !== 'newPeriod') return null;
  const plan = terms.planOf(scheduledPlanId ?? planId);
  const bill = periodBill('RECOVERY', plan, periodFrom(now, plan.interval));
  return billing.open({ invoiceId: null, bill, method, idempotencyKey }, now);
}

/** Whether nothing was paid for the current period. */
export function isOnTrial(subscription: Subscription, now: Date): boolean {
  const { trialEndsAt, period } = subscription.snapshot;
  return trialEndsAt !== null && now < trialEndsAt && period.end.getTime() === trialEndsAt.getTime();
}

function unschedule(subscription: Subscription, now: Date): null {
  if (subscription.snapshot.scheduledPlanId !== null) subscription.schedulePlan(null, now);
  return null;
}
