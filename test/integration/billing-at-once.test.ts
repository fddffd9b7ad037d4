import { afterAll, expect, test } from 'vitest';
import { isOutage } from '../../src/graphql/errors/outage.js';
import { DomainError } from '../../src/shared/domain-error.js';
import { newId } from '../../src/shared/ids.js';
import { insertAccounts } from '../support/bulk-accounts.js';
import { simulatedHarness } from '../support/gateway-harness.js';
import { createRandom } from '../support/random.js';
import { transitionTable } from '../support/transition-table.js';
import { usePlatform } from '../support/use-platform.js';

/** Random; set it to repeat the same calls, possibly in another order. */
const SEED = Number(process.env['BILLING_AT_ONCE_SEED'] ?? Date.now() % 1_000_000_000);
const ACCOUNTS = 12;
const ROUNDS = 10;
const CALLS_AT_ONCE = 5;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const METHODS = [
  'pm_card',
  'pm_card',
  'pm_timeout',
  'pm_timeout_lost',
  'pm_late_success',
  'pm_renewal_declined',
  'pm_declined',
];

const harness = await simulatedHarness();
afterAll(() => harness[Symbol.asyncDispose]());
const { gateway, clock } = harness;
const platform = await usePlatform({ role: 'api', clock, gateway });
const { service, billing, administration } = platform.engine.subscriptions;
const { prisma } = platform.engine.database;
const random = createRandom(SEED);
const ACTOR = { accountId: null, sessionId: null, address: null, requestId: null };
const unexpected: unknown[] = [];

function oneOf<Item>(items: readonly Item[]): Item {
  const item = items[random.below(items.length)];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}

/** Refusals with a reason, and timeouts on a busy machine, are valid results; other errors are not. */
async function attempt(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof DomainError) && !isOutage(error)) unexpected.push(error);
  });
}

/** A notice as the gateway sends it, to its endpoint. */
async function notify(paymentId: string): Promise<void> {
  const signed = await gateway.noticeOf(paymentId);
  if (!signed) return;
  const answer = await fetch(`${platform.address}/webhooks/payments/simulated`, {
    method: 'POST',
    body: new Uint8Array(signed.body),
    headers: { 'simulated-signature': String(signed.headers['simulated-signature']) },
  });
  if (answer.status !== 200) unexpected.push(await answer.text());
}

async function notifyOfLatest(accountId: string): Promise<void> {
  const payments = await prisma.payment.findMany({
    where: { accountId },
    orderBy: { createdAt: 'desc' },
    take: 3,
  });
  await Promise.all(payments.flatMap(({ id }) => [notify(id), notify(id)]));
}

async function refundSome(accountId: string): Promise<void> {
  const invoice = await prisma.invoice.findFirst({
    where: { accountId, status: 'PAID' },
    orderBy: { issuedAt: 'desc' },
  });
  if (!invoice) return;
  const amountMinor = random.happens(0.5) ? null : 1 + random.below(500);
  const wish = { invoiceId: invoice.id, amountMinor, reason: 'A test.', idempotencyKey: newId() };
  await Promise.all([billing.refunds.refundInvoice(wish, ACTOR), billing.refunds.refundInvoice(wish, ACTOR)]);
}

type Call = (accountId: string, planId: string) => Promise<unknown>;

const CALLS: readonly Call[] = [
  (accountId, planId) =>
    service.subscribe(accountId, {
      planId,
      paymentMethod: oneOf(METHODS),
      idempotencyKey: newId(),
      trial: random.happens(0.3),
    }),
  service.changePlan,
  service.changePlan,
  service.cancel,
  service.resume,
  service.payOutstanding,
  (accountId) => service.updatePaymentMethod(accountId, oneOf(METHODS)),
  notifyOfLatest,
  notifyOfLatest,
  refundSome,
  (accountId) => administration.suspend({ accountId, reason: 'A test.' }, ACTOR),
  (accountId) => administration.reinstate({ accountId, reason: 'A test.' }, ACTOR),
  () => billing.sweep.run(),
];

async function playRound(accountIds: readonly string[], planIds: readonly string[]): Promise<void> {
  const calls = accountIds.flatMap((accountId) =>
    Array.from({ length: CALLS_AT_ONCE }, () => oneOf(CALLS)(accountId, oneOf(planIds))),
  );
  await Promise.all([...calls, billing.sweep.run(), billing.sweep.run()].map(attempt));
}

/** Queries undecided payments until all are decided. */
async function settleAll(): Promise<void> {
  for (let hour = 0; hour < 6; hour += 1) {
    clock.advance(HOUR);
    await attempt(billing.sweep.run());
    await attempt(billing.refunds.settleDue());
  }
}

/** The differences between the books of an account and the money that actually moved. */
async function wrongWith(accountId: string): Promise<string[]> {
  const [payments, refunds, invoices, charges] = await Promise.all([
    prisma.payment.findMany({ where: { accountId } }),
    prisma.refund.findMany({ where: { accountId, status: 'SUCCEEDED' } }),
    prisma.invoice.findMany({ where: { accountId } }),
    gateway.ledger.chargesOf(`sim_${accountId}`),
  ]);
  const succeeded = payments.filter(({ status }) => status === 'SUCCEEDED');
  const refundedOf = (paymentId: string) =>
    refunds
      .filter((refund) => refund.paymentId === paymentId)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return [
    ...payments.filter(({ status }) => status === 'PENDING').map(({ id }) => `${id} is not settled`),
    ...succeeded
      .filter(({ id, amountMinor }) => {
        const charge = charges.find(({ idempotencyKey }) => idempotencyKey === id);
        return (
          (charge?.amount.amountMinor ?? 0) !== amountMinor ||
          charge?.refundedMinor !== (charge && refundedOf(id))
        );
      })
      .map(({ id }) => `${id} is not what the gateway says`),
    ...charges
      .filter(({ idempotencyKey }) => !succeeded.some(({ id }) => id === idempotencyKey))
      .map(({ idempotencyKey }) => `${idempotencyKey} was charged and is not known`),
    ...succeeded
      .filter(({ id, invoiceId, amountMinor }) => invoiceId === null && refundedOf(id) !== amountMinor)
      .map(({ id }) => `${id} was charged for nothing`),
    ...invoices
      .filter(({ id, status, totalMinor }) => {
        const paying = succeeded.filter(({ invoiceId }) => invoiceId === id);
        const isPaid = paying.length === 1 && paying[0]?.amountMinor === totalMinor;
        return status === 'PAID' ? !isPaid : paying.length > 0;
      })
      .map(({ id }) => `${id} is paid by another number of payments than one`),
  ];
}

const ALLOWED = new Set(transitionTable().map(({ from, event, to }) => `${from} ${event} ${to}`));

/** Steps that no state allows, and those that do not start in the state in which the previous one ended. */
async function wrongSteps(accountId: string): Promise<string[]> {
  const steps = await prisma.subscriptionTransition.findMany({
    where: { subscription: { accountId } },
    orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
  });
  return steps
    .filter(({ fromState: from, event, toState: to }, index) => {
      const isAllowed = from === null ? event === 'activated' : ALLOWED.has(`${from} ${event} ${to}`);
      return !isAllowed || from !== (steps[index - 1]?.toState ?? null);
    })
    .map(({ id, fromState, event, toState }) => `${id}: ${fromState} ${event} ${toState}`);
}

test(`the books balance after any concurrent requests of an account (BILLING_AT_ONCE_SEED=${SEED})`, {
  timeout: 300_000,
}, async () => {
  const accountIds = Array.from({ length: ACCOUNTS }, newId);
  await insertAccounts(platform, accountIds);
  const planIds = (await service.plans()).map(({ id }) => id);
  for (let round = 0; round < ROUNDS; round += 1) {
    await playRound(accountIds, planIds);
    clock.advance(random.below(12) * DAY + random.below(DAY));
  }
  await settleAll();
  expect(unexpected).toEqual([]);
  expect((await Promise.all(accountIds.map(wrongWith))).flat()).toEqual([]);
  expect((await Promise.all(accountIds.map(wrongSteps))).flat()).toEqual([]);
  expect(await prisma.payment.count({ where: { status: 'SUCCEEDED' } })).toBeGreaterThan(0);
  expect(await prisma.refund.count({ where: { status: 'SUCCEEDED' } })).toBeGreaterThan(0);
});
