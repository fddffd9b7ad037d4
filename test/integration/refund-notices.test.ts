import { afterAll, expect, test } from 'vitest';
import { createSimulatedNotices } from '../../src/modules/subscriptions/gateways/simulated-notices.js';
import type { RefundResult } from '../../src/modules/subscriptions/payment-gateway.js';
import { PLATFORM } from '../../src/shared/actor.js';
import { newId } from '../../src/shared/ids.js';
import { insertAccounts } from '../support/bulk-accounts.js';
import { simulatedHarness } from '../support/gateway-harness.js';
import { usePlatform } from '../support/use-platform.js';

const HOUR = 3_600_000;
const PART = 100;
const FAILED = { outcome: 'failed', reason: 'lost_or_stolen_card' } as const;
const harness = await simulatedHarness();
afterAll(() => harness[Symbol.asyncDispose]());

/** Charges whose next refund is said to succeed while the payer's bank turns it away later: no money moves. */
const turnedAway = new Set<string>();
const gateway: typeof harness.gateway = {
  ...harness.gateway,
  async refund(refund) {
    if (!turnedAway.delete(refund.reference)) return harness.gateway.refund(refund);
    return { outcome: 'succeeded', reference: `turned_away_${refund.idempotencyKey}` };
  },
};
const platform = await usePlatform({ role: 'api', gateway, clock: harness.clock });
const neighbour = await usePlatform({ role: 'api', gateway, beside: platform });
const { service, billing } = platform.engine.subscriptions;
const { prisma } = platform.engine.database;
const notices = createSimulatedNotices('a secret', harness.clock);

async function notify(refundId: string, result: RefundResult, { id = newId(), at = platform } = {}) {
  const { body, headers } = notices.sign({ id, refund: { idempotencyKey: refundId, result } });
  const given = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const url = `${at.address}/webhooks/payments/simulated`;
  expect((await fetch(url, { method: 'POST', body, headers: given })).status).toBe(200);
}

/** Somebody who paid, and whose next refund does not arrive. */
async function paid() {
  const accountId = newId();
  await insertAccounts(platform, [accountId]);
  const [plan] = await service.plans();
  const purchase = {
    planId: plan?.id ?? '',
    paymentMethod: 'pm_card',
    idempotencyKey: newId(),
    trial: false,
  };
  await service.subscribe(accountId, purchase);
  const payment = await prisma.payment.findFirstOrThrow({ where: { accountId } });
  turnedAway.add(payment.gatewayReference ?? '');
  return payment;
}

type Paid = Awaited<ReturnType<typeof paid>>;

const refundPart = ({ invoiceId }: Paid) =>
  billing.refunds.refundInvoice(
    { invoiceId: invoiceId ?? '', amountMinor: PART, reason: 'Goodwill', idempotencyKey: newId() },
    PLATFORM,
  );

const statusesOf = async ({ id }: Paid) => {
  const refunds = await prisma.refund.findMany({ where: { paymentId: id }, orderBy: { id: 'asc' } });
  return refunds.map(({ status }) => status);
};

const refundedOf = async ({ invoiceId }: Paid) =>
  (await prisma.invoice.findUniqueOrThrow({ where: { id: invoiceId ?? '' } })).refundedMinor;

const trailOf = ({ accountId }: Paid) =>
  prisma.auditEntry.findMany({
    where: { subjectId: accountId, action: 'subscriptions.refund_failed' },
    select: { actorId: true, details: true },
  });

test('a refund that is reported ten times as failed after its success is recorded once, and can be repeated', async () => {
  const payment = await paid();
  const refund = await refundPart(payment);
  expect([await statusesOf(payment), await refundedOf(payment)]).toEqual([['SUCCEEDED'], PART]);

  const repeated = newId();
  await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      notify(refund.id, FAILED, {
        id: index < 5 ? repeated : newId(),
        at: index % 2 === 0 ? platform : neighbour,
      }),
    ),
  );
  await notify(refund.id, { outcome: 'succeeded', reference: 'late' });
  expect([await statusesOf(payment), await refundedOf(payment)]).toEqual([['FAILED'], 0]);
  expect(await prisma.refund.findUniqueOrThrow({ where: { id: refund.id } })).toMatchObject({
    failureReason: FAILED.reason,
  });
  expect(await trailOf(payment)).toMatchObject([
    { details: { refundId: refund.id, failureReason: FAILED.reason, amountMinor: PART } },
  ]);

  await refundPart(payment);
  expect([await statusesOf(payment), await refundedOf(payment)]).toEqual([['FAILED', 'SUCCEEDED'], PART]);
  expect(await harness.refunded(payment.id)).toBe(PART);
});

test('of two refunds of an invoice, the successful one remains', async () => {
  const payment = await paid();
  const [lost] = [await refundPart(payment), await refundPart(payment)];
  await notify(lost.id, FAILED);
  expect([await statusesOf(payment), await refundedOf(payment)]).toEqual([['FAILED', 'SUCCEEDED'], PART]);
  const lower = prisma.invoice.update({
    where: { id: payment.invoiceId ?? '' },
    data: { refundedMinor: { decrement: 1 } },
  });
  await expect(lower).rejects.toThrow('an invoice that is issued stays as it is');
});

test('a failed refund of a late payment is followed by another one', async () => {
  const payment = await paid();
  const { amountMinor, currency, accountId } = payment;
  const now = harness.clock.now();
  const { id } = await prisma.refund.create({
    data: {
      id: newId(),
      accountId,
      paymentId: payment.id,
      invoiceId: null,
      amountMinor,
      currency,
      chargeReference: payment.gatewayReference ?? '',
      reason: 'It came too late.',
      idempotencyKey: newId(),
      status: 'PENDING',
      createdAt: now,
      checkAt: now,
    },
  });
  await billing.refunds.settleDue();
  expect([await statusesOf(payment), await harness.refunded(payment.id)]).toEqual([['SUCCEEDED'], 0]);

  await notify(id, FAILED);
  await notify(id, FAILED);
  await billing.refunds.settleDue();
  expect(await statusesOf(payment)).toEqual(['FAILED', 'PENDING']);
  harness.clock.advance(HOUR);
  await billing.refunds.settleDue();
  expect(await statusesOf(payment)).toEqual(['FAILED', 'SUCCEEDED']);
  expect(await harness.refunded(payment.id)).toBe(amountMinor);
});

test('an undecided notice, or one of an unknown refund, changes nothing', async () => {
  const payment = await paid();
  const refund = await refundPart(payment);
  await notify(refund.id, { outcome: 'unknown' });
  await notify(newId(), FAILED);
  await notify('not ours', FAILED);
  expect([await statusesOf(payment), await refundedOf(payment)]).toEqual([['SUCCEEDED'], PART]);
});
