import { beforeEach, describe, expect, it } from 'vitest';
import { AccountBilling, type BillingTerms } from './account-billing.js';
import { openDueCharge } from './due-charge.js';
import type { Payment } from './payment.js';
import type { Plan } from './plan.js';
import { openOutstandingPayment, openPlanChange, openStart, startTrial } from './purchases.js';
import { settle } from './settlement.js';
import { PaymentInProgressError, TrialUsedError } from './subscription-errors.js';

const standard: Plan = {
  id: 'standard',
  code: 'standard-monthly',
  name: 'Standard',
  tier: 'STANDARD',
  price: { amountMinor: 1299, currency: 'USD' },
  interval: 'MONTH',
  trialDays: 7,
  maxStreams: 2,
  maxDevices: 5,
  maxProfiles: 4,
  videoQuality: 'HD',
};
const premium: Plan = {
  ...standard,
  id: 'premium',
  tier: 'PREMIUM',
  price: { amountMinor: 1799, currency: 'USD' },
};
const plans = [standard, premium];
const terms: BillingTerms = {
  policy: { retryDays: [1, 3, 5, 7], graceDays: 7, suspensionDays: 30 },
  planOf: (id) => plans.find((plan) => plan.id === id) ?? standard,
};
const method = { paymentMethod: 'pm_card', customer: null };
const start = new Date('2026-03-01T00:00:00Z');
const end = new Date('2026-04-01T00:00:00Z');
const afterEnd = (days: number) => new Date(end.getTime() + days * 86_400_000);

const succeeded = { outcome: 'succeeded', reference: 'ch_1' } as const;
const declined = { outcome: 'declined', reason: 'card_declined' } as const;

let billing: AccountBilling;
beforeEach(() => {
  billing = new AccountBilling({
    accountId: 'account',
    subscription: null,
    pendingPayment: null,
    openInvoice: null,
    isClosing: false,
    isErased: false,
  });
});

const state = () => billing.subscription?.snapshot.state;
const invoices = () => billing.changes.invoices.map(({ reason, status }) => [reason, status]);
const refunds = () =>
  billing.changes.refunds.map(({ amount, idempotencyKey }) => [amount.amountMinor, idempotencyKey]);

function begin(now = start): Payment {
  return openStart(billing, {
    plan: standard,
    method,
    requestedMethod: 'pm_card',
    idempotencyKey: 'key',
    now,
  });
}

function subscribe(): void {
  settle(billing, { payment: begin(), outcome: succeeded }, terms, start);
}

/** The charge that is due, as a sweep opens it. */
function chargeDue(now: Date): Payment {
  const payment = openDueCharge(billing, terms, now);
  if (!payment) throw new Error('Nothing is due.');
  return payment;
}

/** Its renewal was declined. */
function fallBehind(): Payment {
  subscribe();
  const payment = chargeDue(end);
  settle(billing, { payment, outcome: declined }, terms, end);
  return payment;
}

describe('a first payment', () => {
  it('starts a period when it is paid, with an invoice for it', () => {
    const later = new Date(start.getTime() + 3_600_000);
    settle(billing, { payment: begin(), outcome: succeeded }, terms, later);
    expect(billing.subscription?.snapshot).toMatchObject({ state: 'ACTIVE', period: { start: later } });
    expect(invoices()).toEqual([['START', 'PAID']]);
  });

  it('that is declined leaves nothing but the declined payment', () => {
    settle(billing, { payment: begin(), outcome: declined }, terms, start);
    expect(billing.subscription).toBeNull();
    expect(invoices()).toEqual([]);
    expect(billing.changes.openedPayments).toMatchObject([{ status: 'DECLINED', invoiceId: null }]);
  });

  it('is refused while another is pending', () => {
    begin();
    expect(() => begin()).toThrow(PaymentInProgressError);
  });

  it('that succeeds after it was declined counts if no other payment replaced it', () => {
    const payment = begin();
    settle(billing, { payment, outcome: declined }, terms, start);
    settle(billing, { payment: { ...payment, status: 'DECLINED' }, outcome: succeeded }, terms, start);
    expect(state()).toBe('ACTIVE');
  });

  it('is refunded if another payment replaced it, or the account was erased', () => {
    const payment = begin();
    settle(billing, { payment, outcome: declined }, terms, start);
    subscribe();
    settle(billing, { payment: { ...payment, status: 'DECLINED' }, outcome: succeeded }, terms, start);
    expect(refunds()).toEqual([[1299, `late:${payment.id}`]]);
    expect(invoices()).toEqual([['START', 'PAID']]);
  });
});

describe('a renewal', () => {
  it('continues the previous period, once', () => {
    subscribe();
    settle(billing, { payment: chargeDue(end), outcome: succeeded }, terms, end);
    expect(billing.subscription?.snapshot.period).toEqual({
      start: end,
      end: new Date('2026-05-01T00:00:00Z'),
    });
    expect(openDueCharge(billing, terms, end)).toBeNull();
  });

  it('takes effect once, however often it is reported, and remains a success', () => {
    subscribe();
    const payment = chargeDue(end);
    settle(billing, { payment, outcome: succeeded }, terms, end);
    const steps = billing.subscription?.events.length;
    for (const outcome of [succeeded, declined]) {
      settle(billing, { payment: { ...payment, status: 'SUCCEEDED' }, outcome }, terms, end);
    }
    expect(billing.subscription?.events).toHaveLength(steps ?? 0);
    expect(state()).toBe('ACTIVE');
  });

  it('that is declined leaves an open invoice, which a successful retry pays', () => {
    fallBehind();
    expect(state()).toBe('GRACE_PERIOD');
    expect(billing.openInvoice).toMatchObject({ reason: 'RENEWAL', status: 'OPEN' });
    settle(billing, { payment: chargeDue(afterEnd(1)), outcome: succeeded }, terms, afterEnd(1));
    expect(billing.subscription?.snapshot).toMatchObject({ state: 'ACTIVE', period: { start: end } });
    expect(billing.openInvoice).toBeNull();
    expect(invoices()).toEqual([
      ['START', 'PAID'],
      ['RENEWAL', 'PAID'],
    ]);
  });

  it('that fails on the last retry leads to suspension, and its invoice is closed', () => {
    fallBehind();
    for (const day of [1, 3, 5, 7]) {
      settle(billing, { payment: chargeDue(afterEnd(day)), outcome: declined }, terms, afterEnd(day));
    }
    expect(state()).toBe('SUSPENDED');
    expect(invoices().at(-1)).toEqual(['RENEWAL', 'VOID']);
  });

  it('that succeeds late pays its invoice while it is open, and is refunded afterwards', () => {
    const late = { ...fallBehind(), status: 'DECLINED' as const, invoiceId: billing.openInvoice?.id ?? '' };
    settle(billing, { payment: late, outcome: succeeded }, terms, afterEnd(2));
    expect(state()).toBe('ACTIVE');
    settle(billing, { payment: { ...late, id: 'another' }, outcome: succeeded }, terms, afterEnd(2));
    expect(refunds()).toEqual([[1299, 'late:another']]);
    // It paid for nothing, because the other payment has paid the invoice.
    expect(billing.changes.changedPayments).toContainEqual(
      expect.objectContaining({ id: 'another', status: 'SUCCEEDED', invoiceId: null }),
    );
  });

  it('that is pending on cancellation pays for a usable period', () => {
    subscribe();
    const payment = chargeDue(end);
    billing.change((subscription) => subscription.cancel(end), end);
    billing.catchUp(terms, end);
    expect(state()).toBe('CANCELLED');
    settle(billing, { payment, outcome: succeeded }, terms, end);
    expect(state()).toBe('CANCELLED');
    expect(billing.subscription?.hasAccess(afterEnd(20))).toBe(true);
  });

  it('that is pending on cancellation and declined ends the subscription', () => {
    subscribe();
    const payment = chargeDue(end);
    billing.change((subscription) => subscription.cancel(end), end);
    settle(billing, { payment, outcome: declined }, terms, end);
    expect(state()).toBe('EXPIRED');
    expect(billing.openInvoice).toBeNull();
  });

  it('starts a new period if access was interrupted', () => {
    subscribe();
    const payment = chargeDue(afterEnd(10));
    expect(payment.bill.period.start).toEqual(afterEnd(10));
    settle(billing, { payment, outcome: succeeded }, terms, afterEnd(10));
    expect(billing.subscription?.snapshot.anchor).toEqual(afterEnd(10));
  });
});

describe('reactivation after a suspension', () => {
  it('starts a new period at its payment', () => {
    fallBehind();
    billing.catchUp(terms, afterEnd(20));
    expect(state()).toBe('SUSPENDED');
    const payment = openOutstandingPayment(billing, terms, afterEnd(20));
    if (!payment) throw new Error('Nothing is owed.');
    expect(openOutstandingPayment(billing, terms, afterEnd(20))).toBe(payment);
    settle(billing, { payment, outcome: succeeded }, terms, afterEnd(20));
    expect(billing.subscription?.snapshot).toMatchObject({
      state: 'ACTIVE',
      period: { start: afterEnd(20) },
    });
  });
});

describe('an upgrade', () => {
  const now = new Date('2026-03-16T12:00:00Z');
  const upgrade = () => openPlanChange(billing, terms, { plan: premium, idempotencyKey: 'up', now });

  it('takes effect with its payment, in the same period', () => {
    subscribe();
    const payment = upgrade();
    if (!payment) throw new Error('It is free.');
    settle(billing, { payment, outcome: succeeded }, terms, now);
    expect(billing.subscription?.snapshot).toMatchObject({ planId: 'premium', period: { start, end } });
  });

  it('is refunded if the plan that it replaces has changed in the meantime', () => {
    subscribe();
    const payment = upgrade();
    if (!payment) throw new Error('It is free.');
    settle(billing, { payment, outcome: declined }, terms, now);
    settle(billing, { payment: chargeDue(end), outcome: succeeded }, terms, end);
    settle(billing, { payment: { ...payment, status: 'DECLINED' }, outcome: succeeded }, terms, end);
    expect(billing.subscription?.snapshot.planId).toBe('standard');
    expect(refunds()).toHaveLength(1);
  });

  it('is free on trial', () => {
    startTrial(billing, { plan: standard, method, now: start });
    expect(openPlanChange(billing, terms, { plan: premium, idempotencyKey: 'up', now: start })).toBeNull();
    expect(billing.subscription?.snapshot.planId).toBe('premium');
    expect(billing.changes.openedPayments).toEqual([]);
  });
});

describe('a trial', () => {
  it('is granted with the first subscription only', () => {
    startTrial(billing, { plan: standard, method, now: start });
    startTrial(billing, { plan: standard, method, now: start });
    expect(billing.subscription?.events).toHaveLength(1);
    expect(() => startTrial(billing, { plan: premium, method, now: start })).toThrow(TrialUsedError);
  });

  it('is followed by a payment at its end', () => {
    startTrial(billing, { plan: standard, method, now: start });
    const trialEnd = new Date('2026-03-08T00:00:00Z');
    const payment = chargeDue(trialEnd);
    expect(payment.bill).toMatchObject({
      reason: 'RENEWAL',
      period: { start: trialEnd, end: new Date('2026-04-08T00:00:00Z') },
    });
  });
});
