import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import * as billing from '../support/billing-operations.js';
import { createStillClock } from '../support/clock.js';
import * as operations from '../support/operations.js';
import { ASKS_NOTHING_BY_ITSELF } from '../support/platform.js';
import { createStory, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const DAY = 86_400_000;
const clock = createStillClock(new Date('2028-03-01T00:00:00Z'));
const platform = await usePlatform({
  ...ASKS_NOTHING_BY_ITSELF,
  clock,
  // Tokens last for months, so that callers stay signed in.
  accessTokenSeconds: 400 * 86_400,
});
const story = createStory(platform);
const { sweep } = platform.engine.subscriptions.billing;
const { prisma } = platform.engine.database;

const { plans } = await story.visitor.send(operations.Plans);

async function subscribed(code: string, paymentMethod = 'pm_card', trial = false): Promise<Viewer> {
  const viewer = await story.viewer();
  const planId = plans.find((plan) => plan.code === code)?.id ?? '';
  await viewer.client.send(operations.Subscribe, {
    input: { planId, paymentMethod, trial, idempotencyKey: newId() },
  });
  return viewer;
}

async function pass(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    clock.advance(DAY);
    await sweep.run();
  }
}

const usd = (amountMinor: number) => [{ currency: 'USD', amountMinor }];

// Five exist when the last 30 days begin: one of them cancels, one owes, one pays late and one gets a refund.
const leaving = await subscribed('basic-monthly');
await leaving.client.send(operations.CancelSubscription);
const owing = await subscribed('standard-monthly', 'pm_renewal_declined');
const paying = await subscribed('standard-monthly', 'pm_renewal_declined');
const refunded = await subscribed('premium-yearly');
const suspended = await subscribed('basic-monthly');
await pass(5);
// In between, two start.
await pass(25);
const onTrial = await subscribed('premium-monthly', 'pm_card', true);
await subscribed('basic-yearly');
await pass(3);
await paying.client.send(billing.UpdatePaymentMethod, { input: { paymentMethod: 'pm_card' } });
const admin = await story.admin();
const invoice = await prisma.invoice.findFirstOrThrow({ where: { accountId: refunded.accountId } });
const refund = { invoiceId: invoice.id, amountMinor: 500, reason: 'Goodwill', idempotencyKey: newId() };
await admin.client.send(billing.RefundInvoice, { input: refund });
await admin.client.send(billing.SuspendSubscription, {
  input: { accountId: suspended.accountId, reason: 'Stolen card' },
});

const priceOf = (code: string) => plans.find((plan) => plan.code === code)?.price.amountMinor ?? 0;

describe('an administrator sees', () => {
  test('the number of subscriptions by state and plan', async () => {
    const { subscriptionDistribution } = (await admin.client.send(billing.SubscriptionDistribution)).admin;
    expect(subscriptionDistribution).toEqual({
      asOf: clock.now().toISOString(),
      states: [
        { state: 'ACTIVE', count: 4 },
        { state: 'GRACE_PERIOD', count: 1 },
        { state: 'SUSPENDED', count: 1 },
        { state: 'CANCELLED', count: 0 },
        { state: 'EXPIRED', count: 1 },
      ],
      plans: [
        { plan: { code: 'basic-monthly' }, count: 1, onTrial: 0 },
        { plan: { code: 'standard-monthly' }, count: 2, onTrial: 0 },
        { plan: { code: 'premium-monthly' }, count: 1, onTrial: 1 },
        { plan: { code: 'basic-yearly' }, count: 1, onTrial: 0 },
        { plan: { code: 'standard-yearly' }, count: 0, onTrial: 0 },
        { plan: { code: 'premium-yearly' }, count: 1, onTrial: 0 },
      ],
    });
  });

  test('started and ended subscriptions, and revenue', async () => {
    const { billingMetrics } = (await admin.client.send(billing.BillingMetrics, { window: 'MONTH' })).admin;
    const recurring =
      2 * priceOf('standard-monthly') + (priceOf('premium-yearly') + priceOf('basic-yearly')) / 12;
    expect(billingMetrics).toEqual({
      from: new Date(clock.now().getTime() - 30 * DAY).toISOString(),
      to: clock.now().toISOString(),
      heldAtStart: 5,
      started: 2,
      ended: 1,
      endedUnpaid: 0,
      churnRate: 0.2,
      failed: 2,
      recovered: 1,
      recoveryRate: 1,
      revenue: usd(priceOf('basic-monthly') + priceOf('standard-monthly') + priceOf('basic-yearly')),
      refunded: usd(500),
      outstanding: usd(priceOf('standard-monthly')),
      monthlyRecurringRevenue: usd(Math.round(recurring)),
    });
  });

  test('the requested window', async () => {
    const startedIn = async (window: 'DAY' | 'WEEK' | 'YEAR') =>
      (await admin.client.send(billing.BillingMetrics, { window })).admin.billingMetrics.started;
    expect([await startedIn('DAY'), await startedIn('WEEK'), await startedIn('YEAR')]).toEqual([0, 2, 7]);
  });
});

describe('the billing history of an account', () => {
  test('shows administrators all payments, paginated, and the reasons of transitions', async () => {
    const variables = { id: owing.accountId, first: 2 };
    const { account } = (await admin.client.send(billing.AccountBooks, variables)).admin;
    expect(account?.payments.edges.map(({ node }) => node)).toMatchObject([
      { status: 'DECLINED', reason: 'RENEWAL', declineReason: 'card_declined', gatewayReference: null },
      { status: 'DECLINED', reason: 'RENEWAL' },
    ]);
    const after = account?.payments.pageInfo.endCursor ?? '';
    const next = (await admin.client.send(billing.AccountBooks, { ...variables, after })).admin.account;
    expect(next?.payments).toMatchObject({
      edges: [{ node: { status: 'SUCCEEDED', reason: 'START' } }],
      pageInfo: { hasNextPage: false },
    });
  });

  test('shows refunds with their payments', async () => {
    const { account } = (await admin.client.send(billing.AccountBooks, { id: refunded.accountId, first: 10 }))
      .admin;
    expect(account?.refunds.edges.map(({ node }) => node)).toMatchObject([
      { status: 'SUCCEEDED', invoiceId: invoice.id, reason: 'Goodwill', amount: { amountMinor: 500 } },
    ]);
    expect(account?.payments.edges[0]?.node.id).toBe(account?.refunds.edges[0]?.node.paymentId);
  });

  test('shows the reason of an intervention to administrators only', async () => {
    const { account } = (await admin.client.send(billing.AccountBooks, { id: suspended.accountId, first: 1 }))
      .admin;
    const [latest] = account?.subscription?.history.edges ?? [];
    expect(latest?.node).toEqual({ event: 'SUSPENDED_BY_ADMIN', reason: 'Stolen card' });
    const { mySubscription } = await suspended.client.send(billing.MyHistory);
    expect(mySubscription?.history.edges[0]?.node).toEqual({ event: 'SUSPENDED_BY_ADMIN', reason: null });
  });

  test('refuses an invalid cursor', async () => {
    const variables = { id: owing.accountId, first: 1, after: 'nonsense' };
    await expect(admin.client.send(billing.AccountBooks, variables)).rejects.toThrow(/cursor/i);
  });

  test('takes the same number of statements for many accounts as for a few', async () => {
    const statementsFor = async (accounts: number) => {
      const before = platform.engine.database.statementCount();
      const { edges } = (await admin.client.send(billing.EverybodysBooks, { accounts })).admin.accounts;
      return [edges.length, platform.engine.database.statementCount() - before];
    };
    await statementsFor(1);
    const [few, ofFew] = await statementsFor(5);
    const [many, ofMany] = await statementsFor(8);
    expect([few, many]).toEqual([5, 8]);
    expect(ofMany).toBe(ofFew);
  });
});

test('the start of a trial is neither revenue nor a payment', async () => {
  const { account } = (await admin.client.send(billing.AccountBooks, { id: onTrial.accountId, first: 10 }))
    .admin;
  expect(account?.payments.edges).toEqual([]);
});
