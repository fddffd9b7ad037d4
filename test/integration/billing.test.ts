import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import * as billing from '../support/billing-operations.js';
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

test('a subscription is renewed period after period', async () => {
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

test('an unpaid renewal leads to the grace period, suspension and expiry', async () => {
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

describe('an invoice', () => {
  const attempts: readonly [what: string, statement: string][] = [
    ['another total', 'UPDATE invoices SET total_minor = 1 WHERE account_id = $1::uuid'],
    ['another number', 'UPDATE invoices SET number = number + 1000 WHERE account_id = $1::uuid'],
    ['being unpaid again', "UPDATE invoices SET status = 'OPEN', paid_at = NULL WHERE account_id = $1::uuid"],
    ['being removed', 'DELETE FROM invoices WHERE account_id = $1::uuid'],
    [
      'another line',
      `INSERT INTO invoice_lines SELECT invoice_id, 2, kind, plan_id, period_start, period_end, amount_minor
       FROM invoice_lines WHERE invoice_id IN (SELECT id FROM invoices WHERE account_id = $1::uuid)`,
    ],
    [
      'a changed line',
      `UPDATE invoice_lines SET amount_minor = 1
       WHERE invoice_id IN (SELECT id FROM invoices WHERE account_id = $1::uuid)`,
    ],
  ];

  test.each(attempts)('is immutable: refuses %s', async (_what, statement) => {
    const { accountId } = await subscribed();
    await expect(prisma.$executeRawUnsafe(statement, accountId)).rejects.toThrow(
      /stays as it is|append-only|written with it/,
    );
  });

  test('of another account is not found', async () => {
    const viewer = await subscribed();
    const stranger = await subscribed();
    const { mySubscription } = await stranger.client.send(billing.Invoices, { first: 100 });
    const numbers = mySubscription?.invoices.edges.map(({ node }) => node.id) ?? [];
    const [own] = await invoicesOf(viewer);
    expect(numbers).toHaveLength(1);
    expect(numbers).not.toContain(own?.id);
  });
});
