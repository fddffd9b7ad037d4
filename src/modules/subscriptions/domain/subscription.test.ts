import { describe, expect, it } from 'vitest';
import type { BillingPolicy } from './billing-policy.js';
import type { Plan } from './plan.js';
import { type NewPeriod, Subscription } from './subscription.js';
import { IllegalTransitionError } from './subscription-errors.js';

const plan: Plan = {
  id: 'plan',
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
const policy: BillingPolicy = { retryDays: [1, 3, 5, 7], graceDays: 7, suspensionDays: 30 };
const method = { paymentMethod: 'pm_card', customer: null };
const march = { start: new Date('2026-03-01T00:00:00Z'), end: new Date('2026-04-01T00:00:00Z') };
const april = { start: march.end, end: new Date('2026-05-01T00:00:00Z') };
const during = new Date('2026-03-20T00:00:00Z');
const days = (count: number) => new Date(march.end.getTime() + count * 86_400_000);

const first: NewPeriod = { plan, period: march, now: march.start };
const subscribed = () => Subscription.start('account', method, false, first);

function inGrace() {
  const subscription = subscribed();
  subscription.failRenewal(policy, march.end);
  return subscription;
}

function suspended() {
  const subscription = inGrace();
  subscription.elapse('graceElapsed', policy, days(7));
  return subscription;
}

function expired() {
  const subscription = subscribed();
  subscription.cancel(during);
  subscription.elapse('periodEnded', policy, march.end);
  return subscription;
}

describe('a change of plan', () => {
  const yearly: Plan = { ...plan, id: 'yearly', interval: 'YEAR' };

  it('starts the paid period, even if the current one started at the same instant', () => {
    const subscription = subscribed();
    const year = { start: march.start, end: new Date('2027-03-01T00:00:00Z') };
    subscription.changePlan({ plan: yearly, period: year, now: march.start });
    expect(subscription.snapshot).toMatchObject({ planId: 'yearly', period: year });
  });
});

describe('access', () => {
  it('lasts for a limited time while a due renewal is pending', () => {
    const subscription = subscribed();
    expect(subscription.accessUntil(during)).toEqual(march.end);
    expect(subscription.hasAccess(days(3 - 0.001))).toBe(true);
    expect(subscription.hasAccess(days(3))).toBe(false);
  });

  it('continues to the end of the grace period', () => {
    expect(inGrace().accessUntil(days(6))).toEqual(days(7));
    expect(inGrace().hasAccess(days(7))).toBe(false);
  });

  it('lasts to the end of the period after cancellation', () => {
    const subscription = subscribed();
    subscription.cancel(during);
    expect(subscription.accessUntil(during)).toEqual(march.end);
    expect(subscription.hasAccess(march.end)).toBe(false);
  });

  it.each([suspended, expired])('has ended in state %o', (make) => {
    expect(make().accessUntil(during)).toBeNull();
  });
});

describe('the next due action', () => {
  it('is the charge at the end of the period', () => {
    expect(subscribed().dueAt).toEqual(march.end);
    expect(subscribed().dueStep(new Date(march.end.getTime() - 1))).toBeNull();
    expect(subscribed().dueStep(march.end)).toBe('charge');
  });

  it('is a retry on days 1, 3, 5 and 7, and the end of the grace period after the last one failed', () => {
    const subscription = inGrace();
    for (const day of [1, 3, 5, 7]) {
      expect(subscription.dueAt).toEqual(days(day));
      expect(subscription.dueStep(days(day))).toBe('charge');
      subscription.failRenewal(policy, days(day));
    }
    expect(subscription.dueStep(days(7))).toBe('graceElapsed');
  });

  it('is no longer a retry that was missed by more than a day', () => {
    expect(inGrace().dueStep(days(8))).toBe('graceElapsed');
  });

  it('is the end of a suspension after thirty days, but not of one by an administrator', () => {
    expect(suspended().dueAt).toEqual(days(37));
    const subscription = subscribed();
    subscription.suspend('Fraud', during);
    expect(subscription.dueAt).toBeNull();
  });
});

describe('a trial', () => {
  it('anchors the following periods at its end', () => {
    const trial = { start: march.start, end: new Date('2026-03-08T00:00:00Z') };
    const subscription = Subscription.start('account', method, true, { ...first, period: trial });
    expect(subscription.snapshot).toMatchObject({
      anchor: trial.end,
      trialEndsAt: trial.end,
      state: 'ACTIVE',
    });
  });
});

describe('a suspension by an administrator', () => {
  it('is lifted to the previous state', () => {
    const active = subscribed();
    active.suspend('Fraud', during);
    expect(active.hasAccess(during)).toBe(false);
    active.reinstate('Settled', during);
    expect(active.snapshot).toMatchObject({ state: 'ACTIVE', suspendedByAdmin: false });

    const cancelled = subscribed();
    cancelled.cancel(during);
    cancelled.suspend('Fraud', during);
    cancelled.reinstate('Settled', during);
    expect(cancelled.snapshot.state).toBe('CANCELLED');
  });

  it('expires if the period has ended when it is lifted', () => {
    const subscription = subscribed();
    subscription.suspend('Fraud', during);
    subscription.reinstate('Settled', march.end);
    expect(subscription.snapshot.state).toBe('EXPIRED');
  });

  it('is not ended by a payment or a cancellation', () => {
    const subscription = subscribed();
    subscription.suspend('Fraud', during);
    expect(subscription.debt(during)).toBe('nothing');
    expect(() => subscription.cancel(during)).toThrow(IllegalTransitionError);
  });

  it('is not lifted by a pending renewal', () => {
    const subscription = subscribed();
    subscription.suspend('Fraud', march.end);
    subscription.renew({ plan, period: april, now: march.end });
    expect(subscription.snapshot).toMatchObject({ state: 'SUSPENDED', period: april });
  });
});

it('switches to a scheduled plan with its payment', () => {
  const subscription = subscribed();
  const other = { ...plan, id: 'other' };
  subscription.schedulePlan(other.id, during);
  subscription.renew({ plan: other, period: april, now: april.start });
  expect(subscription.snapshot).toMatchObject({ planId: 'other', scheduledPlanId: null });
  const steps = subscription.events.map(({ payload }) => payload.event);
  expect(steps).toEqual(['activated', 'paymentSucceeded', 'planChanged']);
});

it('records each transition with the previous state', () => {
  const subscription = subscribed();
  subscription.cancel(during);
  subscription.resume(during);
  subscription.renew({ plan, period: april, now: april.start });
  expect(subscription.events.map(({ payload }) => [payload.event, payload.from, payload.to])).toEqual([
    ['activated', null, 'ACTIVE'],
    ['cancelled', 'ACTIVE', 'CANCELLED'],
    ['resumed', 'CANCELLED', 'ACTIVE'],
    ['paymentSucceeded', 'ACTIVE', 'ACTIVE'],
  ]);
});
