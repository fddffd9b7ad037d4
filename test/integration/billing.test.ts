import { expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import * as operations from '../support/operations.js';
import { createStory, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const { sweep } = platform.engine.subscriptions.billing;
const { prisma } = platform.engine.database;
const DAY = 86_400_000;

const { plans } = await story.visitor.send(operations.Plans);
const planId = (code: string) => plans.find((plan) => plan.code === code)?.id ?? '';

async function subscribed(paymentMethod = 'pm_card', planCode = 'standard-monthly'): Promise<Viewer> {
  const viewer = await story.viewer();
  await viewer.client.send(operations.Subscribe, {
    input: { planId: planId(planCode), paymentMethod, idempotencyKey: newId() },
  });
  return viewer;
}

const storedOf = ({ accountId }: Viewer) => prisma.subscription.findUniqueOrThrow({ where: { accountId } });
const invoicesOf = ({ accountId }: Viewer) =>
  prisma.invoice.findMany({ where: { accountId }, orderBy: { number: 'asc' }, include: { lines: true } });

test('a subscription renews itself, period after period', async () => {
  const viewer = await subscribed();
  const { currentPeriodEnd } = await storedOf(viewer);
  platform.clock.advance(31 * DAY);
  await sweep.run();
  expect(await storedOf(viewer)).toMatchObject({ state: 'ACTIVE', currentPeriodStart: currentPeriodEnd });
  const invoices = await invoicesOf(viewer);
  expect(invoices.map(({ reason, status, totalMinor }) => [reason, status, totalMinor])).toEqual([
    ['START', 'PAID', 1299],
    ['RENEWAL', 'PAID', 1299],
  ]);
});

test('a renewal that is not paid leads by the grace period to suspension and to the end', async () => {
  const viewer = await subscribed();
  await prisma.subscription.update({
    where: { accountId: viewer.accountId },
    data: { paymentMethod: 'pm_declined' },
  });
  const states: string[] = [];
  for (const days of [31, 1, 2, 2, 2, 30]) {
    platform.clock.advance(days * DAY);
    await sweep.run();
    states.push((await storedOf(viewer)).state);
  }
  expect(states).toEqual([
    'GRACE_PERIOD',
    'GRACE_PERIOD',
    'GRACE_PERIOD',
    'GRACE_PERIOD',
    'SUSPENDED',
    'EXPIRED',
  ]);
  const payments = await prisma.payment.findMany({ where: { accountId: viewer.accountId } });
  expect(payments.map(({ status }) => status)).toEqual(['SUCCEEDED', ...Array(5).fill('DECLINED')]);
  expect((await invoicesOf(viewer)).map(({ status }) => status)).toEqual(['PAID', 'VOID']);
});
