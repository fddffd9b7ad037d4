import { expect, test } from 'vitest';
import { createSimulatedNotices } from '../../src/modules/subscriptions/gateways/simulated-notices.js';
import { newId } from '../../src/shared/ids.js';
import * as billing from '../support/billing-operations.js';
import { createStillClock } from '../support/clock.js';
import { failureOf } from '../support/failure.js';
import { readLedger } from '../support/gateway-ledger.js';
import * as operations from '../support/operations.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const clock = createStillClock(new Date('2028-01-01T00:00:00Z'));
const platform = await usePlatform({ role: 'api', clock });
const story = createStory(platform);
const { engine } = platform;
const { prisma } = engine.database;
const { sweep, refunds } = engine.subscriptions.billing;
const notices = createSimulatedNotices(engine.config.auth.secret, clock);

/** The gateway reports by itself that a charge succeeded. */
async function reportSuccess(paymentId: string): Promise<void> {
  const result = { outcome: 'succeeded', reference: `late_${paymentId}` } as const;
  const { body, headers } = notices.sign({ id: newId(), idempotencyKey: paymentId, result });
  const given = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const response = await fetch(`${platform.address}/webhooks/payments/simulated`, {
    method: 'POST',
    body,
    headers: given,
  });
  expect(response.status).toBe(200);
}

/** A subscriber who was charged for a renewal that another payment had already paid. @returns the superfluous charge */
async function chargedForNothing(): Promise<{ accountId: string; paymentId: string }> {
  let viewer = await story.viewer();
  const { accountId } = viewer;
  const { plans } = await viewer.client.send(operations.Plans);
  await viewer.client.send(operations.Subscribe, {
    input: { planId: plans[0]?.id ?? '', paymentMethod: 'pm_renewal_declined', idempotencyKey: newId() },
  });
  const { currentPeriodEnd } = await prisma.subscription.findUniqueOrThrow({ where: { accountId } });
  while (clock.now() < currentPeriodEnd) {
    clock.advance(Math.min(currentPeriodEnd.getTime() - clock.now().getTime(), 10 * DAY));
    viewer = await story.refresh(viewer);
  }
  await sweep.run();
  const declined = await prisma.payment.findFirstOrThrow({ where: { accountId, status: 'DECLINED' } });
  const update = viewer.client.send(billing.UpdatePaymentMethod, {
    input: { paymentMethod: 'pm_timeout_refund_fails' },
  });
  expect(await failureOf(update)).toMatchObject({ code: 'CONFLICT' });
  const { id: paymentId } = await prisma.payment.findFirstOrThrow({
    where: { accountId, status: 'PENDING' },
  });
  await reportSuccess(declined.id);
  clock.advance(HOUR);
  await sweep.run();
  return { accountId, paymentId };
}

async function refundsOf(accountId: string) {
  const admin = await story.admin();
  const { admin: root } = await admin.client.send(billing.AccountBooks, { id: accountId, first: 20 });
  return root.account?.refunds.edges.map(({ node }) => node.status).toReversed();
}

const givenBack = (paymentId: string) =>
  readLedger(platform, async (ledger) => (await ledger.chargeOf(paymentId))?.refundedMinor);

test('a failed refund of a late payment is retried with increasing delays until it succeeds once', async () => {
  const { accountId, paymentId } = await chargedForNothing();
  await refunds.settleDue();
  expect(await refundsOf(accountId)).toEqual(['FAILED', 'PENDING']);
  clock.advance(HOUR - 1);
  await refunds.settleDue();
  expect(await refundsOf(accountId)).toEqual(['FAILED', 'PENDING']);
  clock.advance(1);
  await refunds.settleDue();
  expect(await refundsOf(accountId)).toEqual(['FAILED', 'FAILED', 'PENDING']);
  expect(await givenBack(paymentId)).toBe(0);
  clock.advance(2 * HOUR);
  await refunds.settleDue();
  expect(await refundsOf(accountId)).toEqual(['FAILED', 'FAILED', 'SUCCEEDED']);

  clock.advance(30 * DAY);
  await refunds.settleDue();
  expect(await refundsOf(accountId)).toEqual(['FAILED', 'FAILED', 'SUCCEEDED']);
  const { amountMinor } = await prisma.payment.findUniqueOrThrow({ where: { id: paymentId } });
  expect(await givenBack(paymentId)).toBe(amountMinor);
});

test('concurrent sweeps make a single further attempt', async () => {
  const { accountId, paymentId } = await chargedForNothing();
  for (const wait of [0, HOUR, 2 * HOUR]) {
    clock.advance(wait);
    await Promise.all(Array.from({ length: 8 }, () => refunds.settleDue()));
  }
  expect(await refundsOf(accountId)).toEqual(['FAILED', 'FAILED', 'SUCCEEDED']);
  const { amountMinor } = await prisma.payment.findUniqueOrThrow({ where: { id: paymentId } });
  expect(await givenBack(paymentId)).toBe(amountMinor);
});

test('after twelve attempts, administrators must decide', async () => {
  const { accountId, paymentId } = await chargedForNothing();
  // A charge that the gateway does not know.
  await prisma.refund.updateMany({ where: { paymentId }, data: { chargeReference: 'simulated_unknown' } });
  for (let week = 0; week < 20; week += 1) {
    await refunds.settleDue();
    clock.advance(7 * DAY);
  }
  expect(await refundsOf(accountId)).toEqual(Array.from({ length: 12 }, () => 'FAILED'));
});
