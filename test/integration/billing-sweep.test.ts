import { afterAll, beforeEach, expect, test } from 'vitest';
import { PLATFORM } from '../../src/shared/actor.js';
import { newId } from '../../src/shared/ids.js';
import { insertAccounts } from '../support/bulk-accounts.js';
import { simulatedHarness } from '../support/gateway-harness.js';
import { usePlatform } from '../support/use-platform.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const harness = await simulatedHarness();
afterAll(() => harness[Symbol.asyncDispose]());

/** Accounts for which the gateway throws, as if it were misconfigured, and references that it does not return. */
const broken = { customers: new Set<string>(), references: new Set<string>() };
const gateway: typeof harness.gateway = {
  ...harness.gateway,
  async charge(charge) {
    if (broken.customers.has(charge.customer ?? '')) throw new Error('The gateway refuses the key.');
    return harness.gateway.charge(charge);
  },
  async refund(refund) {
    if (broken.references.has(refund.reference)) throw new Error('The gateway refuses the key.');
    return harness.gateway.refund(refund);
  },
};
const platform = await usePlatform({ role: 'api', gateway, clock: harness.clock });
const { billing, service } = platform.engine.subscriptions;
const { prisma } = platform.engine.database;

beforeEach(() => {
  broken.customers.clear();
  broken.references.clear();
});

async function subscribed(count: number): Promise<readonly string[]> {
  const accountIds = Array.from({ length: count }, newId);
  await insertAccounts(platform, accountIds);
  const [plan] = await service.plans();
  for (const accountId of accountIds) {
    await service.subscribe(accountId, {
      planId: plan?.id ?? '',
      paymentMethod: 'pm_card',
      idempotencyKey: newId(),
      trial: false,
    });
  }
  return accountIds;
}

/** Moves them to the end of their periods. */
function endPeriods(): void {
  platform.clock.advance(32 * DAY);
}

/** The states of the payments for each account's renewals. */
async function statusesOf(accountIds: readonly string[]) {
  const renewals = await prisma.payment.findMany({
    where: { accountId: { in: [...accountIds] }, reason: 'RENEWAL' },
  });
  return accountIds.map((id) => renewals.flatMap((row) => (row.accountId === id ? [row.status] : [])));
}

test('a charge at which the gateway throws delays no others, and is retried later', async () => {
  const accountIds = await subscribed(3);
  const { gatewayCustomer } = await prisma.subscription.findUniqueOrThrow({
    where: { accountId: accountIds[1] ?? '' },
  });
  broken.customers.add(gatewayCustomer ?? '');
  endPeriods();
  await billing.sweep.run();
  expect(await statusesOf(accountIds)).toEqual([['SUCCEEDED'], ['PENDING'], ['SUCCEEDED']]);

  broken.customers.clear();
  platform.clock.advance(61_000);
  expect(await billing.sweep.run()).toEqual({ subscriptions: 0, payments: 1 });
  expect(await statusesOf(accountIds)).toEqual([['SUCCEEDED'], ['SUCCEEDED'], ['SUCCEEDED']]);
});

test('a refund at which the gateway throws delays no others, and is retried later', async () => {
  const accountIds = await subscribed(3);
  const payments = await prisma.payment.findMany({ where: { accountId: { in: [...accountIds] } } });
  for (const { gatewayReference } of payments) broken.references.add(gatewayReference ?? '');
  for (const { invoiceId } of payments) {
    const request = { invoiceId: invoiceId ?? '', amountMinor: null, reason: 'Goodwill' };
    const refunding = billing.refunds.refundInvoice({ ...request, idempotencyKey: newId() }, PLATFORM);
    await expect(refunding).rejects.toThrow('The gateway refuses the key.');
  }
  const pending = () =>
    prisma.refund.count({ where: { accountId: { in: [...accountIds] }, status: 'PENDING' } });

  const first = await prisma.refund.findFirstOrThrow({
    orderBy: { checkAt: 'asc' },
    include: { payment: true },
  });
  broken.references.clear();
  broken.references.add(first.payment.gatewayReference ?? '');
  platform.clock.advance(61_000);
  expect(await billing.refunds.settleDue()).toBe(3);
  expect(await pending()).toBe(1);

  broken.references.clear();
  platform.clock.advance(3 * 61_000);
  expect(await billing.refunds.settleDue()).toBe(1);
  expect(await pending()).toBe(0);
});

test('an account that fails is retried after an hour, and delays no others', async () => {
  const accountIds = await subscribed(3);
  const [spoilt = ''] = accountIds;
  const plan = await prisma.plan.findFirstOrThrow();
  // A plan that this process does not know, as during a roll-out of a newer version.
  const newer = await prisma.plan.create({ data: { ...plan, id: newId(), code: 'newer-monthly' } });
  await prisma.subscription.update({ where: { accountId: spoilt }, data: { planId: newer.id } });
  endPeriods();
  const at = platform.clock.now().getTime();
  await billing.sweep.run();
  expect(await statusesOf(accountIds)).toEqual([[], ['SUCCEEDED'], ['SUCCEEDED']]);
  const { nextActionAt } = await prisma.subscription.findUniqueOrThrow({ where: { accountId: spoilt } });
  expect(nextActionAt?.getTime()).toBeGreaterThanOrEqual(at + HOUR);

  await prisma.subscription.update({ where: { accountId: spoilt }, data: { planId: plan.id } });
  platform.clock.advance(2 * HOUR);
  await billing.sweep.run();
  expect(await statusesOf(accountIds)).toEqual([['SUCCEEDED'], ['SUCCEEDED'], ['SUCCEEDED']]);
});
