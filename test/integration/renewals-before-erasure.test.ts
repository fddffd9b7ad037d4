import { expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import * as billing from '../support/billing-operations.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import * as privacy from '../support/privacy-operations.js';
import { createStory, PASSWORD, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const DAY = 86_400_000;
const platform = await usePlatform();
const story = createStory(platform);
const { prisma } = platform.engine.database;

/** Moves the clock, and runs what is due. */
async function pass(milliseconds: number): Promise<void> {
  platform.clock.advance(milliseconds);
  await platform.engine.subscriptions.billing.sweep.run();
}

async function subscribe({ client }: Viewer, paymentMethod: string): Promise<unknown> {
  const { plans } = await client.send(operations.Plans);
  const planId = plans.find(({ code }) => code === 'basic-monthly')?.id ?? '';
  const input = { planId, paymentMethod, idempotencyKey: newId() };
  return client.send(operations.Subscribe, { input });
}

/** Requests the erasure of the account, and waits until event handlers have run. */
async function close({ client, accountId }: Viewer): Promise<void> {
  await client.send(privacy.DeleteAccount, { input: { password: PASSWORD } });
  await eventually(
    () => prisma.outboxEvent.count({ where: { publishedAt: null } }),
    (count) => count === 0,
  );
  expect((await prisma.account.findUniqueOrThrow({ where: { id: accountId } })).erasureDueAt).not.toBeNull();
}

async function endOf({ accountId }: Viewer): Promise<number> {
  const { currentPeriodEnd } = await prisma.subscription.findUniqueOrThrow({ where: { accountId } });
  return currentPeriodEnd.getTime() - platform.clock.now().getTime();
}

async function paidAndState({ accountId }: Viewer) {
  const { state } = await prisma.subscription.findUniqueOrThrow({ where: { accountId } });
  return { payments: await prisma.payment.count({ where: { accountId } }), state };
}

test('a reinstated subscription is not renewed if its account is scheduled for erasure', async () => {
  const viewer = await story.viewer();
  const admin = await story.admin();
  await subscribe(viewer, 'pm_card');
  const input = { accountId: viewer.accountId, reason: 'A test.' };
  await admin.client.send(billing.SuspendSubscription, { input });
  await close(viewer);
  await admin.client.send(billing.ReinstateSubscription, { input });
  expect(await paidAndState(viewer)).toEqual({ payments: 1, state: 'ACTIVE' });

  await pass((await endOf(viewer)) + 1_000);
  expect(await paidAndState(viewer)).toEqual({ payments: 1, state: 'EXPIRED' });
});

test('a subscription whose first payment succeeds late is not renewed, unless the erasure is cancelled', async () => {
  const [leaving, staying] = [await story.viewer(), await story.viewer()];
  for (const viewer of [leaving, staying]) {
    expect(await failureOf(subscribe(viewer, 'pm_late_success'))).toMatchObject({ code: 'CONFLICT' });
    await close(viewer);
  }
  await staying.client.send(privacy.CancelAccountDeletion);
  for (const hours of [1, 2, 3]) await pass((hours * DAY) / 24);
  for (const viewer of [leaving, staying]) {
    expect(await paidAndState(viewer)).toEqual({ payments: 1, state: 'ACTIVE' });
  }

  await pass((await endOf(leaving)) + 1_000);
  expect(await paidAndState(leaving)).toEqual({ payments: 1, state: 'EXPIRED' });
  expect(await paidAndState(staying)).toMatchObject({ payments: 2 });
});
