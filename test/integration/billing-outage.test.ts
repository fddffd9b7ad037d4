import { Client } from 'pg';
import { expect, test } from 'vitest';
import { sweepJob } from '../../src/modules/subscriptions/billing/billing.jobs.js';
import { newId } from '../../src/shared/ids.js';
import { insertAccounts } from '../support/bulk-accounts.js';
import { eventually } from '../support/eventually.js';
import { inspectQueue } from '../support/inspect-queue.js';
import { startPlatform } from '../support/platform.js';
import { usePlatform } from '../support/use-platform.js';

const DAY = 86_400_000;
const prepared = await usePlatform({ role: 'api' });

/** Nobody reads or writes subscriptions until this is disposed of: whoever wants to waits, and gives up. */
async function lockSubscriptions(): Promise<AsyncDisposable> {
  const client = new Client({ connectionString: prepared.engine.config.database.directUrl });
  await client.connect();
  await client.query('BEGIN; LOCK TABLE subscriptions IN ACCESS EXCLUSIVE MODE');
  return { [Symbol.asyncDispose]: () => client.end() };
}

test('a sweep that fails because of an outage is retried without a dead letter, and the next one does the work', async () => {
  const { service } = prepared.engine.subscriptions;
  const { prisma } = prepared.engine.database;
  const accountId = newId();
  await insertAccounts(prepared, [accountId]);
  const [plan] = await service.plans();
  await service.subscribe(accountId, {
    planId: plan?.id ?? '',
    paymentMethod: 'pm_card',
    idempotencyKey: newId(),
    trial: false,
  });
  prepared.clock.advance(32 * DAY);
  const renewals = () => prisma.payment.count({ where: { accountId, reason: 'RENEWAL' } });

  const lock = await lockSubscriptions();
  await using worker = await startPlatform({
    role: 'worker',
    beside: prepared,
    database: { statementTimeoutMs: 300 },
  });
  const ended = await inspectQueue(worker, sweepJob.queue, (queue) =>
    eventually(
      async () => (await queue.getCompleted()).filter(({ name }) => name === sweepJob.name),
      ({ length }) => length >= 8,
    ),
  );
  expect(new Set(ended.map(({ attemptsMade }) => attemptsMade))).toEqual(new Set([sweepJob.attempts]));
  expect(await renewals()).toBe(0);

  await lock[Symbol.asyncDispose]();
  await worker.engine.jobs.enqueue(sweepJob, { share: 1 });
  await eventually(renewals, (count) => count === 1);
  expect(await inspectQueue(worker, sweepJob.queue, (queue) => queue.getFailedCount())).toBe(0);
});
