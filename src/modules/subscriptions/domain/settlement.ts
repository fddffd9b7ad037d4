import type { AccountBilling, BillingTerms } from './account-billing.js';
import { periodFrom } from './billing-period.js';
import { type Bill, type BillingReason, type Invoice, issueInvoice, periodBill } from './invoice.js';
import type { Payment } from './payment.js';
import { Subscription } from './subscription.js';

/** The final outcome of a payment. */
export type PaymentOutcome =
  | { readonly outcome: 'succeeded'; readonly reference: string }
  | { readonly outcome: 'declined'; readonly reason: string };

/** A payment of this account, with its stored invoice, if it has one. */
export interface SettledPayment {
  readonly payment: Payment;
  readonly outcome: PaymentOutcome;
}

/**
 * Applies the outcome of a payment, once: repeating it, or a decline after a success, changes nothing. A success that
 * arrives when its purpose has lapsed is refunded.
 */
export function settle(
  billing: AccountBilling,
  { payment, outcome }: SettledPayment,
  terms: BillingTerms,
  now: Date,
): void {
  if (payment.status === 'SUCCEEDED') return;
  if (outcome.outcome === 'succeeded') succeed(billing, payment, outcome.reference, terms, now);
  else if (payment.status === 'PENDING') decline(billing, payment, outcome.reason, terms, now);
  billing.catchUp(terms, now);
}

function succeed(
  billing: AccountBilling,
  payment: Payment,
  gatewayReference: string,
  terms: BillingTerms,
  now: Date,
): void {
  const bill = atPayment(payment.bill, terms, now);
  const paid: Payment = {
    ...payment,
    bill,
    status: 'SUCCEEDED',
    declineReason: null,
    gatewayReference,
    settledAt: now,
    checkAt: null,
  };
  // Checked before the payment counts as settled, because the rest may depend on its being pending.
  if (!isStillFor(billing, payment, bill)) {
    // This payment did not pay the invoice, which may be paid by another, or already is.
    const late: Payment = { ...paid, invoiceId: null };
    billing.keepPayment(late);
    const details = {
      invoiceId: null,
      amount: bill.total,
      reason: 'The payment came when there was nothing left for it to pay.',
      idempotencyKey: `late:${payment.id}`,
    };
    billing.refund(late, gatewayReference, details, now);
    return;
  }
  billing.keepPayment(paid);
  const subscription = grant(billing, paid, terms, now);
  const invoice = paidInvoice(billing, paid, subscription, now);
  billing.keepInvoice(invoice);
  billing.keepPayment({ ...paid, invoiceId: invoice.id, subscriptionId: subscription.snapshot.id });
}

/** A purchase begins when the payment was made, however long it took. */
function atPayment(bill: Bill, { planOf }: BillingTerms, now: Date): Bill {
  if (!beginsNow[bill.reason]) return bill;
  const plan = planOf(bill.planId);
  return periodBill(bill.reason, plan, periodFrom(now, plan.interval));
}

const beginsNow: Readonly<Record<BillingReason, boolean>> = {
  START: true,
  RECOVERY: true,
  RENEWAL: false,
  PLAN_CHANGE: false,
};

function isStillFor(billing: AccountBilling, { invoiceId, bill: asked }: Payment, bill: Bill): boolean {
  const { subscription, openInvoice } = billing;
  if (billing.isErased) return false;
  if (invoiceId !== null) return openInvoice?.id === invoiceId && subscription !== null;
  return conditions[bill.reason](subscription, asked, bill.period.start);
}

type Condition = (subscription: Subscription | null, asked: Bill, start: Date) => boolean;

/** The conditions for accepting a payment, by its reason. */
const conditions: Readonly<Record<BillingReason, Condition>> = {
  START: (subscription, _asked, now) => subscription?.allows('activated', now) ?? true,
  RECOVERY: (subscription, _asked, now) => subscription?.debt(now) === 'newPeriod',
  RENEWAL: (subscription, { period }) =>
    subscription !== null &&
    subscription.allows('paymentSucceeded', period.start) &&
    subscription.snapshot.period.end <= period.start,
  PLAN_CHANGE(subscription, { lines, period }) {
    const [credit] = lines;
    if (!subscription || !credit) return false;
    const { planId, period: present } = subscription.snapshot;
    const isUnchanged = planId === credit.planId && present.end.getTime() === credit.period.end.getTime();
    return isUnchanged && subscription.allows('planChanged', period.start);
  },
};

/** Provides what was paid for. */
function grant(
  billing: AccountBilling,
  { bill, method }: Payment,
  terms: BillingTerms,
  now: Date,
): Subscription {
  const { subscription } = billing;
  const paid = { plan: terms.planOf(bill.planId), period: bill.period, now };
  if (!subscription) {
    const first = Subscription.start(billing.accountId, method, false, paid);
    billing.begin(first);
    return first;
  }
  if (bill.reason === 'START') subscription.activate(method, paid);
  else if (bill.reason === 'PLAN_CHANGE') subscription.changePlan(paid);
  else subscription.renew(paid);
  return subscription;
}

function paidInvoice(
  billing: AccountBilling,
  { invoiceId, accountId, bill }: Payment,
  subscription: Subscription,
  now: Date,
): Invoice {
  const { openInvoice } = billing;
  if (openInvoice && openInvoice.id === invoiceId) return { ...openInvoice, status: 'PAID', paidAt: now };
  return issueInvoice(bill, { accountId, subscriptionId: subscription.snapshot.id }, true, now);
}

/** Only an unpaid renewal leaves an open invoice: without payment, an upgrade does not happen. */
function decline(
  billing: AccountBilling,
  payment: Payment,
  declineReason: string,
  { policy }: BillingTerms,
  now: Date,
): void {
  const { subscription } = billing;
  const declined: Payment = { ...payment, status: 'DECLINED', declineReason, settledAt: now, checkAt: null };
  billing.keepPayment(declined);
  if (payment.bill.reason !== 'RENEWAL' || !subscription?.allows('paymentFailed', now)) return;
  subscription.failRenewal(policy, now);
  if (billing.openInvoice || subscription.debt(now) !== 'invoice') return;
  const owner = { accountId: payment.accountId, subscriptionId: subscription.snapshot.id };
  const invoice = issueInvoice(payment.bill, owner, false, now);
  billing.keepInvoice(invoice);
  billing.keepPayment({ ...declined, invoiceId: invoice.id });
}
