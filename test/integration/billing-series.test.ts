import { expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { InvalidateCache } from '../support/admin-operations.js';
import * as billing from '../support/billing-operations.js';
import { createStillClock } from '../support/clock.js';
import * as operations from '../support/operations.js';
import { createStory, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const HALF_A_DAY = 43_200_000;
const DAYS = 40;
const clock = createStillClock(new Date('2028-03-01T00:00:00Z'));
const platform = await usePlatform({ role: 'api', clock, accessTokenSeconds: 400 * 86_400 });
const story = createStory(platform);
const { sweep } = platform.engine.subscriptions.billing;
const { client: admin } = await story.admin();
const { plans } = await story.visitor.send(operations.Plans);
const planOf = (code: string) => plans.find((plan) => plan.code === code)?.id ?? '';

async function subscribed(code: string, paymentMethod = 'pm_card', trial = false): Promise<Viewer> {
  const viewer = await story.viewer();
  const input = { planId: planOf(code), paymentMethod, trial, idempotencyKey: newId() };
  await viewer.client.send(operations.Subscribe, { input });
  return viewer;
}

const changePlan = (viewer: Viewer, code: string) =>
  viewer.client.send(billing.ChangePlan, { input: { planId: planOf(code) } });
const suspension = (viewer: Viewer) => ({ input: { accountId: viewer.accountId, reason: 'A claim' } });

const viewers = new Map<string, Viewer>();
const known = (name: string): Viewer => {
  const viewer = viewers.get(name);
  if (!viewer) throw new Error(`Nobody is called ${name}.`);
  return viewer;
};
/** The events by day. */
const EVENTS: Readonly<Record<number, () => Promise<unknown>>> = {
  1: async () => viewers.set('leaving', await subscribed('basic-monthly')),
  2: async () => viewers.set('owing', await subscribed('standard-monthly', 'pm_renewal_declined')),
  12: async () => viewers.set('trying', await subscribed('premium-monthly', 'pm_card', true)),
  14: async () => viewers.set('undecided', await subscribed('basic-monthly', 'pm_card', true)),
  16: () => known('undecided').client.send(operations.CancelSubscription),
  6: () => known('leaving').client.send(operations.CancelSubscription),
  18: async () => viewers.set('growing', await subscribed('basic-monthly')),
  21: () => changePlan(known('growing'), 'premium-yearly'),
  23: async () => viewers.set('suspended', await subscribed('premium-monthly')),
  25: () => admin.send(billing.SuspendSubscription, suspension(known('suspended'))),
  28: () => admin.send(billing.ReinstateSubscription, suspension(known('suspended'))),
  35: () => known('owing').client.send(billing.UpdatePaymentMethod, { input: { paymentMethod: 'pm_card' } }),
};

/** The current values of the last day, instead of the stored ones. */
async function lastDay() {
  await admin.send(InvalidateCache, { input: { namespace: 'billing-metrics', key: 'DAY' } });
  return (await admin.send(billing.BillingMetrics, { window: 'DAY' })).admin.billingMetrics;
}

test('the figures of every day remain those computed at its end', { timeout: 120_000 }, async () => {
  const days: Awaited<ReturnType<typeof lastDay>>[] = [];
  for (let day = 1; day <= DAYS; day += 1) {
    clock.advance(HALF_A_DAY);
    await EVENTS[day]?.();
    await sweep.run();
    clock.advance(HALF_A_DAY);
    days.push(await lastDay());
  }
  const { billingSeries } = (await admin.send(billing.BillingSeries, { window: 'MONTH' })).admin;
  expect(billingSeries).toHaveLength(30);
  const withoutNothing = (sums: readonly { readonly amountMinor: number }[]) =>
    sums.filter(({ amountMinor }) => amountMinor !== 0);
  const shown = billingSeries.map((point) => ({
    ...point,
    monthlyRecurringRevenue: withoutNothing(point.monthlyRecurringRevenue),
  }));
  expect(shown).toEqual(days.slice(-30).map(({ outstanding: _outstanding, ...day }) => day));
  // Checks that something happened at all.
  const recurring = new Set(shown.map((point) => JSON.stringify(point.monthlyRecurringRevenue)));
  expect(recurring.size).toBe(5);
  expect(shown.some(({ ended }) => ended > 0)).toBe(true);
  expect(shown.some(({ failed }) => failed > 0)).toBe(true);

  const year = (await admin.send(billing.BillingSeries, { window: 'YEAR' })).admin.billingSeries;
  expect(year).toHaveLength(52);
  expect(year[0]).toMatchObject({ heldAtStart: 0, started: 0, churnRate: null, revenue: [] });
  expect(withoutNothing(year[0]?.monthlyRecurringRevenue ?? [])).toEqual([]);
  expect(year.reduce((sum, { started }) => sum + started, 0)).toBe(6);
});
