import { expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import * as billing from '../support/billing-operations.js';
import { createStillClock } from '../support/clock.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { createStory, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const DAY = 86_400_000;
const DAYS = 400;
const START = new Date('2027-01-31T10:00:00.000Z');

/** Month by month from the 31st, over a leap day. */
const ENDS = [
  ['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31', '2027-06-30', '2027-07-31', '2027-08-31'],
  ['2027-09-30', '2027-10-31', '2027-11-30', '2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31'],
]
  .flat()
  .map((day) => `${day}T10:00:00.000Z`);

const clock = createStillClock(START);
const platform = await usePlatform({ role: 'api', clock });
const story = createStory(platform);

async function planId(viewer: Viewer, code: string): Promise<string> {
  const { plans } = await viewer.client.send(operations.Plans);
  return plans.find((plan) => plan.code === code)?.id ?? '';
}

const sweep = () => platform.engine.subscriptions.billing.sweep.run();

/** Exactly at the end of a period, its renewal comes first. */
async function upgradeAtTheBoundary(viewer: Viewer): Promise<void> {
  const input = { planId: await planId(viewer, 'premium-monthly') };
  const upgrade = () => viewer.client.send(billing.ChangePlan, { input });
  expect(await failureOf(upgrade())).toMatchObject({ code: 'CONFLICT' });
  await sweep();
  expect(await upgrade()).toMatchObject({ changePlan: { plan: { code: 'premium-monthly' } } });
}

/** The owner's actions on a day, before anything that is due on it happens. */
const deeds: Readonly<Record<string, (viewer: Viewer) => Promise<unknown>>> = {
  '2027-04-30': upgradeAtTheBoundary,
  '2027-08-10': ({ client }) => client.send(operations.CancelSubscription),
  '2027-08-20': ({ client }) => client.send(operations.ResumeSubscription),
};

test(`bills ${DAYS} days from 31 January by the rules: short months, a leap day, an upgrade at a period boundary, a revoked cancellation`, {
  timeout: 180_000,
}, async () => {
  let viewer = await story.viewer();
  await viewer.client.send(operations.Subscribe, {
    input: {
      planId: await planId(viewer, 'standard-monthly'),
      paymentMethod: 'pm_card',
      idempotencyKey: newId(),
    },
  });
  const periodEnds = new Set<string>();
  for (let day = 0; day <= DAYS; day += 1) {
    const { mySubscription } = await viewer.client.send(billing.BillingState);
    expect(mySubscription).toMatchObject({ hasAccess: true });
    periodEnds.add(String(mySubscription?.currentPeriodEnd));
    clock.advance(DAY);
    viewer = await story.refresh(viewer);
    await deeds[clock.now().toISOString().slice(0, 10)]?.(viewer);
    await sweep();
  }
  expect([...periodEnds]).toEqual(ENDS);

  const { mySubscription } = await viewer.client.send(billing.Invoices, { first: 50 });
  const invoices = mySubscription?.invoices.edges.map(({ node }) => node).toReversed() ?? [];
  expect(new Set(invoices.map(({ status }) => status))).toEqual(new Set(['PAID']));
  const periods = invoices.filter(({ reason }) => reason !== 'PLAN_CHANGE');
  expect(periods.map(({ periodStart, periodEnd }) => [periodStart, periodEnd])).toEqual(
    ENDS.map((end, index) => [ENDS[index - 1] ?? START.toISOString(), end]),
  );

  const history = await viewer.client.send(billing.BillingHistory, { first: 100 });
  const steps = history.mySubscription?.history.edges.map(({ node }) => node).toReversed() ?? [];
  expect(steps.map(({ from }) => from ?? null)).toEqual([null, ...steps.slice(0, -1).map(({ to }) => to)]);
  expect(steps.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['CANCELLED', 'RESUMED', 'PLAN_CHANGED']),
  );
});
