import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import * as billing from '../support/billing-operations.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { DeleteAccount } from '../support/privacy-operations.js';
import { createStory, PASSWORD, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const story = createStory(platform);
const admin = await story.admin();
const { prisma } = platform.engine.database;

async function subscribed(): Promise<Viewer> {
  const viewer = await story.viewer();
  await story.subscribe(viewer, 'standard-monthly');
  return viewer;
}

async function invoiceOf({ client }: Viewer) {
  const { mySubscription } = await client.send(billing.Invoices, { first: 1 });
  const invoice = mySubscription?.invoices.edges[0]?.node;
  if (!invoice) throw new Error('There is no invoice.');
  return invoice;
}

async function refund(invoiceId: string, amountMinor: number | null, idempotencyKey = newId()) {
  const input = { invoiceId, amountMinor, reason: 'Goodwill', idempotencyKey };
  return (await admin.client.send(billing.RefundInvoice, { input })).refundInvoice;
}

describe('an administrator', () => {
  test('can suspend and reinstate a subscription, which is audited', async () => {
    const viewer = await subscribed();
    const input = { accountId: viewer.accountId, reason: 'Stolen card' };
    const { suspendSubscription } = await admin.client.send(billing.SuspendSubscription, { input });
    expect(suspendSubscription).toEqual({ state: 'SUSPENDED', hasAccess: false });
    expect(await failureOf(admin.client.send(billing.SuspendSubscription, { input }))).toMatchObject({
      code: 'CONFLICT',
      state: 'SUSPENDED',
    });
    const { reinstateSubscription } = await admin.client.send(billing.ReinstateSubscription, { input });
    expect(reinstateSubscription).toEqual({ state: 'ACTIVE', hasAccess: true });
    const entries = await prisma.auditEntry.findMany({
      where: { subjectId: viewer.accountId },
      orderBy: { occurredAt: 'asc' },
    });
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['subscriptions.suspended', 'subscriptions.reinstated']),
    );
  });

  test('must give a visible reason', async () => {
    const { accountId } = await subscribed();
    for (const reason of ['', ' ', 'x'.repeat(501)]) {
      const call = admin.client.send(billing.SuspendSubscription, { input: { accountId, reason } });
      expect(await failureOf(call)).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { reason: expect.any(String) },
      });
    }
  });
});

describe('a refund', () => {
  test('can be partial, up to the amount paid', async () => {
    const viewer = await subscribed();
    const { id } = await invoiceOf(viewer);
    expect(await refund(id, 300)).toMatchObject({ status: 'SUCCEEDED', amount: { amountMinor: 300 } });
    expect(await refund(id, null)).toMatchObject({ status: 'SUCCEEDED', amount: { amountMinor: 999 } });
    for (const amount of [null, 1, 0, -5]) {
      expect(await failureOf(refund(id, amount))).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
    expect((await invoiceOf(viewer)).refunded.amountMinor).toBe(1299);
  });

  test('is made once per key, however many concurrent requests', async () => {
    const viewer = await subscribed();
    const { id } = await invoiceOf(viewer);
    const key = newId();
    const refunds = await Promise.all(Array.from({ length: 10 }, () => refund(id, 500, key)));
    expect(new Set(refunds.map((made) => made.id)).size).toBe(1);
    expect((await invoiceOf(viewer)).refunded.amountMinor).toBe(500);
  });

  test('refuses the same key for another amount or invoice, concurrently or later', async () => {
    const viewer = await subscribed();
    const first = await invoiceOf(viewer);
    const { id: planId } = await prisma.plan.findUniqueOrThrow({ where: { code: 'premium-monthly' } });
    await viewer.client.send(billing.ChangePlan, { input: { planId } });
    const second = await invoiceOf(viewer);
    expect(second.id).not.toBe(first.id);
    const key = newId();
    const answers = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) => refund([first.id, second.id][index % 2] ?? '', 100, key)),
    );
    const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    const failures = await Promise.all(refusals.map((reason) => failureOf(Promise.reject(reason))));
    const refused = { code: 'BAD_USER_INPUT', fields: { idempotencyKey: expect.any(String) } };
    expect(failures).toEqual(Array.from({ length: 6 }, () => expect.objectContaining(refused)));
    expect(await prisma.refund.count({ where: { idempotencyKey: key } })).toBe(1);
    expect(await failureOf(refund(first.id, 101, key))).toMatchObject(refused);
  });

  test('never exceeds the amount paid, however many concurrent requests', async () => {
    const viewer = await subscribed();
    const { id } = await invoiceOf(viewer);
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => refund(id, 200)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
    expect((await invoiceOf(viewer)).refunded.amountMinor).toBe(1200);
  });
});

test('an account scheduled for erasure is no longer charged', async () => {
  const viewer = await subscribed();
  await viewer.client.send(DeleteAccount, { input: { password: PASSWORD } });
  const stored = await eventually(
    () => prisma.subscription.findUniqueOrThrow({ where: { accountId: viewer.accountId } }),
    ({ state }) => state === 'CANCELLED',
  );
  expect(stored.state).toBe('CANCELLED');
});
