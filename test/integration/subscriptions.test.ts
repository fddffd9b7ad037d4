import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { createStory, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const { prisma } = platform.engine.database;
const MONTH = 31 * 24 * 60 * 60_000;

const { plans } = await story.visitor.send(operations.Plans);
const planId = (code: string) => plans.find((plan) => plan.code === code)?.id ?? '';

interface Wish {
  readonly planCode?: string;
  readonly paymentMethod?: string;
  readonly idempotencyKey?: string;
  readonly trial?: boolean;
}

async function subscribe({ client }: Viewer, wish: Wish = {}) {
  const { planCode = 'standard-monthly', paymentMethod = 'pm_card', idempotencyKey = newId() } = wish;
  const input = { planId: planId(planCode), paymentMethod, idempotencyKey, trial: wish.trial ?? false };
  return (await client.send(operations.Subscribe, { input })).subscribe;
}

async function subscriptionOf({ client }: Viewer) {
  return (await client.send(operations.MySubscription)).mySubscription;
}

const paymentsOf = ({ accountId }: Viewer) => prisma.payment.findMany({ where: { accountId } });
const transitionsOf = ({ accountId }: Viewer) =>
  prisma.subscriptionTransition.findMany({
    where: { subscription: { accountId } },
    orderBy: { occurredAt: 'asc' },
  });

const asJson = (period: { readonly start: Date; readonly end: Date }) => ({
  start: period.start.toISOString(),
  end: period.end.toISOString(),
});

test('plans are sorted by price', () => {
  const prices = plans.map(({ price }) => price.amountMinor);
  expect(prices).toEqual(prices.toSorted((a, b) => a - b));
  expect(new Set(plans.map(({ tier }) => tier))).toEqual(new Set(['BASIC', 'STANDARD', 'PREMIUM']));
});

describe('subscribing', () => {
  test('gives access for the paid period', async () => {
    const viewer = await story.viewer();
    expect(await subscriptionOf(viewer)).toBeNull();
    expect(await subscribe(viewer)).toMatchObject({ state: 'ACTIVE', hasAccess: true });

    const subscription = await subscriptionOf(viewer);
    expect(subscription).toMatchObject({
      state: 'ACTIVE',
      hasAccess: true,
      cancelAtPeriodEnd: false,
      plan: { code: 'standard-monthly' },
      accessUntil: subscription?.currentPeriodEnd,
    });
    const { me } = await viewer.client.send(operations.Me);
    expect(me.subscription).toEqual({ state: 'ACTIVE', hasAccess: true, plan: { code: 'standard-monthly' } });
  });

  test('ten times concurrently with one key pays once', async () => {
    const viewer = await story.viewer();
    const idempotencyKey = newId();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => subscribe(viewer, { idempotencyKey })),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await paymentsOf(viewer)).toHaveLength(1);
    expect(await transitionsOf(viewer)).toHaveLength(1);
  });

  test('with a used key returns the same result, and refuses another payment method', async () => {
    const viewer = await story.viewer();
    const idempotencyKey = newId();
    const first = await subscribe(viewer, { idempotencyKey });
    expect(await subscribe(viewer, { idempotencyKey })).toEqual(first);
    for (const other of [{ paymentMethod: 'pm_declined' }, { trial: true }]) {
      expect(await failureOf(subscribe(viewer, { idempotencyKey, ...other }))).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { idempotencyKey: expect.any(String) },
      });
    }
    expect(await paymentsOf(viewer)).toHaveLength(1);
  });

  test('to another plan requires another key', async () => {
    const viewer = await story.viewer();
    const idempotencyKey = newId();
    await subscribe(viewer, { idempotencyKey });
    expect(await failureOf(subscribe(viewer, { idempotencyKey, planCode: 'premium-yearly' }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { idempotencyKey: expect.any(String) },
    });
    expect(await paymentsOf(viewer)).toHaveLength(1);
  });

  test.each(['constructor', '__proto__', 'toString'])('accepts a payment method named %s', async (method) => {
    const viewer = await story.viewer();
    expect(await subscribe(viewer, { paymentMethod: method })).toMatchObject({ hasAccess: true });
  });

  test.each([
    ['pm_declined', 'card_declined'],
    ['pm_insufficient_funds', 'insufficient_funds'],
  ])(
    'with %s is declined with a reason, and succeeds with another payment method',
    async (paymentMethod, reason) => {
      const viewer = await story.viewer();
      const idempotencyKey = newId();
      const refusal = { code: 'PAYMENT_DECLINED', reason };
      expect(await failureOf(subscribe(viewer, { paymentMethod, idempotencyKey }))).toMatchObject(refusal);
      expect(await failureOf(subscribe(viewer, { paymentMethod, idempotencyKey }))).toMatchObject(refusal);
      expect(await failureOf(subscribe(viewer, { idempotencyKey }))).toMatchObject({
        code: 'BAD_USER_INPUT',
      });
      expect(await subscriptionOf(viewer)).toBeNull();
      expect(await subscribe(viewer)).toMatchObject({ hasAccess: true });
    },
  );

  test('twice is a conflict, and charges nothing', async () => {
    const viewer = await story.viewer();
    await subscribe(viewer);
    expect(await failureOf(subscribe(viewer))).toMatchObject({ code: 'CONFLICT' });
    expect(await paymentsOf(viewer)).toHaveLength(1);
  });

  test('ten times concurrently with different keys pays once; the others learn that a payment is in progress', async () => {
    const viewer = await story.viewer();
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => subscribe(viewer)));
    const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refusals).toHaveLength(9);
    for (const { extensions } of refusals) expect(extensions).toMatchObject({ code: 'CONFLICT' });
    expect(await paymentsOf(viewer)).toMatchObject([{ status: 'SUCCEEDED' }]);
    expect(await transitionsOf(viewer)).toHaveLength(1);
  });

  test('ten times concurrently with one key and different payment methods has the result of the first', async () => {
    const viewer = await story.viewer();
    const idempotencyKey = newId();
    const methods = ['pm_card', 'pm_declined'];
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        subscribe(viewer, { idempotencyKey, paymentMethod: methods[index % 2] ?? '' }),
      ),
    );
    const [payment, ...others] = await paymentsOf(viewer);
    expect(others).toEqual([]);
    const works = payment?.status === 'SUCCEEDED';
    const outcomes = answers.map((answer) =>
      answer.status === 'fulfilled' ? 'done' : answer.reason.extensions.code,
    );
    expect(outcomes).toEqual(
      answers.map((_answer, index) => {
        const isOfTheFirst = works === (index % 2 === 0);
        if (!isOfTheFirst) return 'BAD_USER_INPUT';
        return works ? 'done' : 'PAYMENT_DECLINED';
      }),
    );
  });

  test('to an unknown plan is not found; a key must not be empty', async () => {
    const viewer = await story.viewer();
    expect(await failureOf(subscribe(viewer, { planCode: 'none' }))).toMatchObject({ code: 'NOT_FOUND' });
    for (const idempotencyKey of ['', 'k'.repeat(121)]) {
      expect(await failureOf(subscribe(viewer, { idempotencyKey }))).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { idempotencyKey: expect.any(String) },
      });
    }
  });
});

describe('a process that died between the charge and its completion', () => {
  const MINUTE = 60_000;

  async function leaveBehind({ accountId }: Viewer, idempotencyKey: string, ageMs = 0) {
    const now = new Date(platform.clock.now().getTime() - ageMs);
    const plan = await prisma.plan.findUniqueOrThrow({ where: { code: 'standard-monthly' } });
    const period = { start: now, end: new Date(now.getTime() + MONTH) };
    await prisma.payment.create({
      data: {
        id: newId(),
        accountId,
        planId: plan.id,
        reason: 'START',
        periodStart: period.start,
        periodEnd: period.end,
        lines: [{ kind: 'PERIOD', planId: plan.id, period: asJson(period), amountMinor: plan.priceMinor }],
        idempotencyKey: `client:${idempotencyKey}`,
        amountMinor: plan.priceMinor,
        currency: plan.currency,
        paymentMethod: 'pm_card',
        status: 'PENDING',
        createdAt: now,
        checkAt: new Date(now.getTime() + MINUTE),
      },
    });
  }

  test('is completed at once by a repeat with the same key', async () => {
    const viewer = await story.viewer();
    const idempotencyKey = newId();
    await leaveBehind(viewer, idempotencyKey);
    expect(await subscribe(viewer, { idempotencyKey })).toMatchObject({ state: 'ACTIVE', hasAccess: true });
    expect(await paymentsOf(viewer)).toMatchObject([
      { idempotencyKey: `client:${idempotencyKey}`, status: 'SUCCEEDED' },
    ]);
    expect(await transitionsOf(viewer)).toHaveLength(1);
  });

  test('is completed with a new key once it is certain to be dead', async () => {
    const viewer = await story.viewer();
    const idempotencyKey = newId();
    await leaveBehind(viewer, newId(), MINUTE - 10_000);
    expect(await failureOf(subscribe(viewer))).toMatchObject({ code: 'CONFLICT' });
    platform.clock.advance(10_000);
    const subscribed = await subscribe(viewer, { idempotencyKey });
    expect(await subscribe(viewer, { idempotencyKey })).toEqual(subscribed);
    expect(await paymentsOf(viewer)).toMatchObject([
      { idempotencyKey: `client:${idempotencyKey}`, status: 'SUCCEEDED' },
    ]);
    expect(await transitionsOf(viewer)).toHaveLength(1);
  });

  test('blocks payments for another plan meanwhile', async () => {
    const viewer = await story.viewer();
    await leaveBehind(viewer, newId());
    expect(await failureOf(subscribe(viewer, { planCode: 'basic-monthly' }))).toMatchObject({
      code: 'CONFLICT',
    });
    expect(await paymentsOf(viewer)).toMatchObject([{ status: 'PENDING' }]);
  });
});

describe('cancelling', () => {
  test('keeps access until the period ends, and can be revoked', async () => {
    const viewer = await story.viewer();
    await subscribe(viewer);
    const { cancelSubscription } = await viewer.client.send(operations.CancelSubscription);
    expect(cancelSubscription).toEqual({ state: 'CANCELLED', hasAccess: true, cancelAtPeriodEnd: true });
    expect(await failureOf(viewer.client.send(operations.CancelSubscription))).toMatchObject({
      code: 'CONFLICT',
    });

    const { resumeSubscription } = await viewer.client.send(operations.ResumeSubscription);
    expect(resumeSubscription).toEqual({ state: 'ACTIVE', cancelAtPeriodEnd: false });
    expect(await failureOf(viewer.client.send(operations.ResumeSubscription))).toMatchObject({
      code: 'CONFLICT',
    });
    const changes = await transitionsOf(viewer);
    expect(changes.map(({ event }) => event)).toEqual(['activated', 'cancelled', 'resumed']);
  });

  test('without a subscription is not found', async () => {
    const { client } = await story.viewer();
    expect(await failureOf(client.send(operations.CancelSubscription))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('access ends with the period of a cancelled subscription, and returns with a new payment', async () => {
  const before = await story.viewer();
  await subscribe(before);
  await before.client.send(operations.CancelSubscription);
  platform.clock.advance(MONTH);

  const after = await story.signIn(before);
  expect(await subscriptionOf(after)).toMatchObject({ hasAccess: false, accessUntil: null });
  expect(await failureOf(after.client.send(operations.ResumeSubscription))).toMatchObject({
    code: 'CONFLICT',
  });
  expect(await subscribe(after, { planCode: 'premium-yearly' })).toMatchObject({
    state: 'ACTIVE',
    hasAccess: true,
    plan: { code: 'premium-yearly' },
  });
  expect(await paymentsOf(after)).toHaveLength(2);
});
