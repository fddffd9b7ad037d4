import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import * as billing from '../support/billing-operations.js';
import * as operations from '../support/operations.js';
import { createStory, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const { prisma } = platform.engine.database;
const DAY = 86_400_000;

const { plans } = await story.visitor.send(operations.Plans);
const planId = (code: string) => plans.find((plan) => plan.code === code)?.id ?? '';

async function subscribed({ trial = false } = {}): Promise<Viewer> {
  const viewer = await story.viewer();
  const input = { paymentMethod: 'pm_card', idempotencyKey: newId(), trial };
  await viewer.client.send(operations.Subscribe, { input: { ...input, planId: planId('standard-monthly') } });
  return viewer;
}

/** As if the period had started some days earlier. */
async function beginEarlier({ accountId }: Viewer, days: number): Promise<void> {
  const { currentPeriodStart } = await prisma.subscription.findUniqueOrThrow({ where: { accountId } });
  const earlier = new Date(currentPeriodStart.getTime() - days * DAY);
  await prisma.subscription.update({ where: { accountId }, data: { currentPeriodStart: earlier } });
}

async function preview({ client }: Viewer, code: string) {
  const { mySubscription } = await client.send(billing.PreviewPlanChange, { planId: planId(code) });
  return mySubscription?.planChange;
}

const stateOf = async ({ client }: Viewer) => (await client.send(billing.BillingState)).mySubscription;

describe('the preview of a plan change', () => {
  test.each(['premium-monthly', 'premium-yearly'])(
    'shows the price of %s, which is then charged',
    async (code) => {
      const viewer = await subscribed();
      await beginEarlier(viewer, 20);
      const shown = await preview(viewer, code);
      expect(shown).toMatchObject({ isImmediate: true, due: { currency: 'USD' } });

      await viewer.client.send(billing.ChangePlan, { input: { planId: planId(code) } });
      const charged = await prisma.invoice.findFirstOrThrow({
        where: { accountId: viewer.accountId, reason: 'PLAN_CHANGE' },
      });
      // A second or two may have passed.
      expect(Math.abs(charged.totalMinor - (shown?.due.amountMinor ?? 0))).toBeLessThanOrEqual(1);
      expect((await stateOf(viewer))?.plan.code).toBe(code);
    },
  );

  test('shows that a downgrade is free and scheduled for the end of the period', async () => {
    const viewer = await subscribed();
    const end = (await stateOf(viewer))?.currentPeriodEnd;
    expect(await preview(viewer, 'basic-monthly')).toEqual({
      isImmediate: false,
      takesEffectAt: end,
      renewsAt: end,
      due: { amountMinor: 0, currency: 'USD' },
    });
  });

  test('shows that every change is free during the trial', async () => {
    const viewer = await subscribed({ trial: true });
    const end = (await stateOf(viewer))?.trialEndsAt;
    for (const code of ['basic-monthly', 'premium-monthly']) {
      expect(await preview(viewer, code)).toMatchObject({
        isImmediate: true,
        renewsAt: end,
        due: { amountMinor: 0 },
      });
    }
  });

  test('is refused where the change would be', async () => {
    const viewer = await subscribed();
    await viewer.client.send(operations.CancelSubscription);
    expect(await preview(viewer, 'basic-monthly')).toBeNull();
    expect(await preview(viewer, 'premium-monthly')).toMatchObject({ isImmediate: true });
  });
});
