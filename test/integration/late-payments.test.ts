import { expect, test } from 'vitest';
import { PaymentDeclinedError } from '../../src/modules/subscriptions/domain/subscription-errors.js';
import { newId } from '../../src/shared/ids.js';
import { insertAccounts } from '../support/bulk-accounts.js';
import { createStillClock } from '../support/clock.js';
import { eventually } from '../support/eventually.js';
import { usePlatform } from '../support/use-platform.js';

const DAY = 86_400_000;
const clock = createStillClock(new Date('2028-01-01T00:00:00Z'));
const platform = await usePlatform({ role: 'api', clock });
const { billing, service } = platform.engine.subscriptions;
const { prisma } = platform.engine.database;

/** An account whose renewal was declined, with that payment. */
async function inArrears() {
  const accountId = newId();
  await insertAccounts(platform, [accountId]);
  const [plan] = await service.plans();
  await service.subscribe(accountId, {
    planId: plan?.id ?? '',
    paymentMethod: 'pm_renewal_declined',
    idempotencyKey: newId(),
    trial: false,
  });
  const { currentPeriodEnd } = await prisma.subscription.findUniqueOrThrow({ where: { accountId } });
  clock.advance(currentPeriodEnd.getTime() - clock.now().getTime());
  await billing.sweep.run();
  const declined = await prisma.payment.findFirstOrThrow({ where: { accountId, status: 'DECLINED' } });
  return { accountId, declined };
}

function reportSuccess(paymentId: string) {
  const result = { outcome: 'succeeded', reference: `late_${paymentId}` } as const;
  return billing.notices.receive({ id: newId(), idempotencyKey: paymentId, result });
}

/** Statements in this database only: other databases of the server belong to other tests. */
const WAITING = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;

const refundsOf = (paymentId: string) => prisma.refund.findMany({ where: { paymentId } });

test('a payment for an invoice that another one has paid is refunded', async () => {
  const { accountId, declined } = await inArrears();
  await service.updatePaymentMethod(accountId, 'pm_card');
  await reportSuccess(declined.id);

  expect(await refundsOf(declined.id)).toMatchObject([
    { invoiceId: null, amountMinor: declined.amountMinor },
  ]);
  expect(await prisma.payment.findUniqueOrThrow({ where: { id: declined.id } })).toMatchObject({
    status: 'SUCCEEDED',
    invoiceId: null,
  });
  const paying = await prisma.payment.findMany({
    where: { invoiceId: declined.invoiceId, status: 'SUCCEEDED' },
  });
  expect(paying).toHaveLength(1);
});

test('a payment for a closed invoice is refunded', async () => {
  const { accountId, declined } = await inArrears();
  await service.cancel(accountId);
  await reportSuccess(declined.id);

  expect(await refundsOf(declined.id)).toMatchObject([
    { invoiceId: null, amountMinor: declined.amountMinor },
  ]);
  expect(await prisma.invoice.findFirst({ where: { accountId, status: 'VOID' } })).not.toBeNull();
  expect(await prisma.subscription.findUniqueOrThrow({ where: { accountId } })).toMatchObject({
    state: 'EXPIRED',
  });
});

test('a payment for an open invoice pays it, and a pending retry is refunded', async () => {
  const { accountId, declined } = await inArrears();
  await prisma.subscription.update({ where: { accountId }, data: { paymentMethod: 'pm_timeout' } });
  clock.advance(DAY);
  await billing.sweep.run();
  const retry = await prisma.payment.findFirstOrThrow({ where: { accountId, status: 'PENDING' } });
  await reportSuccess(declined.id);
  clock.advance(DAY);
  await billing.sweep.run();

  expect(await prisma.invoice.findUniqueOrThrow({ where: { id: declined.invoiceId ?? '' } })).toMatchObject({
    status: 'PAID',
  });
  expect(await refundsOf(declined.id)).toEqual([]);
  expect(await refundsOf(retry.id)).toMatchObject([{ invoiceId: null, amountMinor: retry.amountMinor }]);
});

test('all payments for a period that is no longer billed are refunded', async () => {
  const { accountId, declined } = await inArrears();
  clock.advance(DAY);
  await billing.sweep.run();
  await service.cancel(accountId);
  const all = await prisma.payment.findMany({ where: { accountId, invoiceId: declined.invoiceId } });
  expect(all).toHaveLength(2);
  for (const { id } of all) await reportSuccess(id);
  for (const { id } of all) expect(await refundsOf(id)).toHaveLength(1);
});

test('a payment that waited for another change of its subscription follows it in the history', async () => {
  const { accountId, declined } = await inArrears();
  const { pool } = platform.engine.database;
  const holder = await pool.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM subscriptions WHERE account_id = $1 FOR UPDATE', [accountId]);
  const settling = reportSuccess(declined.id);
  await eventually(
    async () => (await pool.query(WAITING)).rowCount,
    (waiting) => (waiting ?? 0) > 0,
  );
  clock.advance(5_000);
  await holder.query('COMMIT');
  holder.release();
  await settling;
  const steps = await prisma.subscriptionTransition.findMany({
    where: { subscription: { accountId }, event: 'paymentSucceeded' },
  });
  expect(steps.map(({ occurredAt }) => occurredAt)).toEqual([clock.now()]);
});

test('a declined payment can be retried at the same instant, as with a stopped clock', async () => {
  const { accountId } = await inArrears();
  for (const state of ['GRACE_PERIOD', 'SUSPENDED']) {
    expect(await prisma.subscription.findUniqueOrThrow({ where: { accountId } })).toMatchObject({ state });
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      await expect(service.payOutstanding(accountId)).rejects.toBeInstanceOf(PaymentDeclinedError);
    }
    clock.advance(20 * DAY);
    await billing.sweep.run();
  }
});
