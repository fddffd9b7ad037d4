import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transitionTable } from '../../../../test/support/transition-table.js';
import {
  monthlyRecurringRevenue,
  movements,
  type StepCount,
  type SubscriptionCount,
} from './billing-figures.js';
import type { BillingInterval } from './billing-period.js';
import type { Plan } from './plan.js';
import { STATE_NAMES } from './subscription-state.js';

function plan(id: string, amountMinor: number, interval: BillingInterval = 'MONTH', currency = 'USD'): Plan {
  return {
    id,
    code: id,
    name: id,
    tier: 'BASIC',
    price: { amountMinor, currency },
    interval,
    trialDays: 7,
    maxStreams: 1,
    maxDevices: 1,
    maxProfiles: 1,
    videoQuality: 'HD',
  };
}

const PLANS = [plan('monthly', 999), plan('yearly', 9_990, 'YEAR'), plan('euro', 500, 'MONTH', 'EUR')];

function counted(planId: string, count: number, rest: Partial<SubscriptionCount> = {}): SubscriptionCount {
  return { planId, count, state: 'ACTIVE', isOnTrial: false, ...rest };
}

describe('monthly recurring revenue', () => {
  it('counts yearly prices by the month, and each currency separately', () => {
    const counts = [counted('monthly', 10), counted('yearly', 3), counted('euro', 2)];
    expect(monthlyRecurringRevenue(counts, PLANS)).toEqual([
      // 9,990 + 29,970 / 12, rounded once.
      { currency: 'USD', amountMinor: 12_488 },
      { currency: 'EUR', amountMinor: 1_000 },
    ]);
  });

  it('counts active subscriptions and those in the grace period, but not trials', () => {
    const counts = STATE_NAMES.flatMap((state) => [
      counted('monthly', 1, { state }),
      counted('monthly', 100, { state, isOnTrial: true }),
    ]);
    expect(monthlyRecurringRevenue(counts, PLANS)).toEqual([{ currency: 'USD', amountMinor: 2 * 999 }]);
  });

  it('is empty without subscriptions', () => {
    expect(monthlyRecurringRevenue([], PLANS)).toEqual([]);
  });
});

describe('subscription movements', () => {
  const step = (event: StepCount['event'], from: StepCount['from'], to: StepCount['to'], count = 1) => ({
    event,
    from,
    to,
    count,
  });

  it('measure churn relative to the subscriptions at the start of the window', () => {
    const steps = [
      step('activated', null, 'ACTIVE', 30),
      step('activated', 'EXPIRED', 'ACTIVE', 5),
      step('periodEnded', 'CANCELLED', 'EXPIRED', 8),
      step('suspensionElapsed', 'SUSPENDED', 'EXPIRED', 2),
      step('reinstated', 'SUSPENDED', 'EXPIRED', 1),
      step('paymentSucceeded', 'ACTIVE', 'ACTIVE', 1_000),
    ];
    expect(movements(steps, 134)).toMatchObject({
      started: 35,
      ended: 11,
      heldAtStart: 110,
      churnRate: 0.1,
      endedUnpaid: 2,
    });
  });

  it('measure recovery relative to the failed renewals that were paid or given up', () => {
    const steps = [
      step('paymentFailed', 'ACTIVE', 'GRACE_PERIOD', 40),
      step('paymentFailed', 'GRACE_PERIOD', 'GRACE_PERIOD', 90),
      step('paymentFailed', 'CANCELLED', 'CANCELLED', 3),
      step('paymentSucceeded', 'GRACE_PERIOD', 'ACTIVE', 20),
      step('paymentSucceeded', 'SUSPENDED', 'ACTIVE', 10),
      step('paymentSucceeded', 'SUSPENDED', 'SUSPENDED', 7),
      step('graceElapsed', 'GRACE_PERIOD', 'SUSPENDED', 15),
      step('cancelled', 'GRACE_PERIOD', 'EXPIRED', 4),
      step('cancelled', 'SUSPENDED', 'EXPIRED', 1),
      step('suspensionElapsed', 'SUSPENDED', 'EXPIRED', 5),
      step('reinstated', 'SUSPENDED', 'ACTIVE', 6),
    ];
    expect(movements(steps, 100)).toMatchObject({
      failed: 40,
      recovered: 30,
      endedUnpaid: 10,
      recoveryRate: 0.75,
    });
  });

  it('have no rate without a base', () => {
    expect(movements([], 0)).toMatchObject({ churnRate: null, recoveryRate: null });
  });

  it('balance: subscriptions at the start, minus ended, plus started, are those at the end', () => {
    const steps = fc.array(
      fc
        .tuple(fc.constantFrom(...transitionTable()), fc.nat({ max: 1_000 }))
        .map(([each, count]) => ({ ...each, count })),
    );
    fc.assert(
      fc.property(steps, fc.nat({ max: 1_000_000 }), (taken, spare) => {
        const { started } = movements(taken, 0);
        const heldNow = started + spare;
        const { heldAtStart, ended, endedUnpaid, recovered, recoveryRate } = movements(taken, heldNow);
        expect(heldAtStart - ended + started).toBe(heldNow);
        expect(endedUnpaid).toBeLessThanOrEqual(ended);
        expect(recoveryRate ?? 0).toBeLessThanOrEqual(1);
        expect(recovered).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
