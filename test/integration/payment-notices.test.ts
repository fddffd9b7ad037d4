import { expect, test } from 'vitest';
import { createSimulatedNotices } from '../../src/modules/subscriptions/gateways/simulated-notices.js';
import type { ChargeResult, SignedNotice } from '../../src/modules/subscriptions/payment-gateway.js';
import { newId } from '../../src/shared/ids.js';
import * as billing from '../support/billing-operations.js';
import { createStillClock } from '../support/clock.js';
import * as operations from '../support/operations.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const PATH = '/webhooks/payments/simulated';
const clock = createStillClock(new Date('2028-01-01T00:00:00Z'));
const platform = await usePlatform({ role: 'api', clock });
const neighbour = await usePlatform({ role: 'api', beside: platform });
const story = createStory(platform);
const { engine } = platform;
const { prisma } = engine.database;
const notices = createSimulatedNotices(engine.config.auth.secret, clock);

/** A subscriber whose renewal was declined, with that payment. */
async function inArrears() {
  let viewer = await story.viewer();
  const { plans } = await viewer.client.send(operations.Plans);
  await viewer.client.send(operations.Subscribe, {
    input: { planId: plans[0]?.id ?? '', paymentMethod: 'pm_renewal_declined', idempotencyKey: newId() },
  });
  const { accountId } = viewer;
  const { currentPeriodEnd } = await prisma.subscription.findUniqueOrThrow({ where: { accountId } });
  while (clock.now() < currentPeriodEnd) {
    const left = currentPeriodEnd.getTime() - clock.now().getTime();
    clock.advance(Math.min(left, 10 * 86_400_000));
    viewer = await story.refresh(viewer);
  }
  await engine.subscriptions.billing.sweep.run();
  const payment = await prisma.payment.findFirstOrThrow({ where: { accountId, status: 'DECLINED' } });
  return { viewer, payment };
}

const notice = (idempotencyKey: string, result: ChargeResult) =>
  notices.sign({ id: newId(), idempotencyKey, result });

async function deliver({ body, headers }: SignedNotice, address = platform.address): Promise<number> {
  const given = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  return (await fetch(address + PATH, { method: 'POST', body, headers: given })).status;
}

type Arrears = Awaited<ReturnType<typeof inArrears>>;

/** The resulting state of the payment, and the owner's notices, latest first. */
async function outcomeOf({ viewer, payment }: Arrears) {
  const { status } = await prisma.payment.findUniqueOrThrow({ where: { id: payment.id } });
  const { mySubscription } = await viewer.client.send(billing.BillingHistory, { first: 20 });
  const events = mySubscription?.history.edges.map(({ node }) => node.event) ?? [];
  const invoices = await prisma.invoice.count({ where: { accountId: viewer.accountId, status: 'PAID' } });
  const refunds = await prisma.refund.count({ where: { paymentId: payment.id } });
  return { status, paid: events.filter((event) => event === 'PAYMENT_SUCCEEDED').length, invoices, refunds };
}

test('a notice received ten times concurrently by two processes takes effect once', async () => {
  const arrears = await inArrears();
  const before = await outcomeOf(arrears);
  const signed = notice(arrears.payment.id, { outcome: 'succeeded', reference: 'late' });
  const addresses = Array.from({ length: 5 }, () => [platform.address, neighbour.address]).flat();
  const statuses = await Promise.all(addresses.map((address) => deliver(signed, address)));
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await outcomeOf(arrears)).toEqual({
    status: 'SUCCEEDED',
    paid: before.paid + 1,
    invoices: before.invoices + 1,
    refunds: 0,
  });
});

test('a late notice does not undo a newer state', async () => {
  const arrears = await inArrears();
  const earlier = notice(arrears.payment.id, { outcome: 'declined', reason: 'card_declined' });
  expect(await deliver(notice(arrears.payment.id, { outcome: 'succeeded', reference: 'late' }))).toBe(200);
  const known = await outcomeOf(arrears);
  expect(known.status).toBe('SUCCEEDED');
  expect(await deliver(earlier)).toBe(200);
  expect(await deliver(notice(arrears.payment.id, { outcome: 'unknown' }))).toBe(200);
  expect(await outcomeOf(arrears)).toEqual(known);
});

test('a notice that is old, modified, unsigned or of an unknown payment changes nothing', async () => {
  const arrears = await inArrears();
  const before = await outcomeOf(arrears);
  const signed = notice(arrears.payment.id, { outcome: 'succeeded', reference: 'late' });
  const changed = Buffer.from(signed.body.toString().replace('late', 'later'));
  expect(await deliver({ ...signed, body: changed })).toBe(400);
  expect(await deliver({ ...signed, headers: {} })).toBe(400);
  expect(await deliver(notice(newId(), { outcome: 'succeeded', reference: 'late' }))).toBe(200);
  clock.advance(301_000);
  expect(await deliver(signed)).toBe(400);
  expect(await outcomeOf(arrears)).toEqual(before);
});
