import { afterAll, expect, test } from 'vitest';
import * as billingOperations from '../support/billing-operations.js';
import { failureOf } from '../support/failure.js';
import { stripeHarness } from '../support/gateway-harness.js';
import * as operations from '../support/operations.js';
import { createStory, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const HOUR = 3_600_000;
const stripe = await stripeHarness();
afterAll(() => stripe[Symbol.asyncDispose]());
const { clock, gateway } = stripe;
const platform = await usePlatform({ role: 'api', clock, gateway });
const story = createStory(platform);
const { billing } = platform.engine.subscriptions;

test("a plan change below Stripe's minimum charge is declined, and blocks nothing", async () => {
  const viewer = await story.viewer();
  await story.subscribe(viewer, 'basic-monthly');
  const { plans } = await viewer.client.send(operations.Plans);
  const planId = plans.find(({ code }) => code === 'premium-monthly')?.id ?? '';
  const { mySubscription } = await viewer.client.send(billingOperations.BillingState);
  const periodEnd = new Date(String(mySubscription?.currentPeriodEnd)).getTime();
  clock.advance(periodEnd - clock.now().getTime() - 6 * HOUR);

  const shortBefore = await story.signIn(viewer);
  const change = (someone: Viewer) =>
    someone.client.send(billingOperations.ChangePlan, { input: { planId } });
  expect(await failureOf(change(shortBefore))).toMatchObject({
    code: 'PAYMENT_DECLINED',
    reason: 'amount_too_small',
  });
  clock.advance(7 * HOUR);
  await billing.sweep.run();
  const later = await story.signIn(viewer);
  const { mySubscription: renewed } = await later.client.send(billingOperations.BillingState);
  expect(renewed).toMatchObject({ state: 'ACTIVE', plan: { code: 'basic-monthly' } });
  expect(new Date(String(renewed?.currentPeriodStart)).getTime()).toBe(periodEnd);
  expect(await change(later)).toMatchObject({ changePlan: { plan: { code: 'premium-monthly' } } });
});
