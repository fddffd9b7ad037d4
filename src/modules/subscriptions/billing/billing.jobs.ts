import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-definition.js';
import type { JobQueue } from '../../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../../platform/jobs/job-workers.js';
import type { BillingSweep } from './billing-sweep.service.js';
import type { PaymentNoticeService } from './payment-notice.service.js';
import type { RefundService } from './refund.service.js';
import type { TrialCards } from './trial-cards.js';
import type { TrialReminders } from './trial-reminders.js';

/** A queue of its own, so that renewals at the end of a month do not delay e-mails. */
const BILLING_QUEUE = 'billing';
const SWEEP_EVERY_MS = 30_000;
const SWEEP_TIMEOUT_MS = 10 * 60_000;
/** The number of jobs that share a sweep, and so the most workers that take part. */
const SHARES = 8;

/** Attempts for a database that is busy for a moment; after an outage, the next sweep does the work. */
const SCHEDULED_SOON_AGAIN = { attempts: 3, backoffMs: 1_000, leavesOutagesToNextRun: true } as const;

/** Enqueues the jobs that share a sweep. */
export const startSweepJob = defineJob({
  queue: BILLING_QUEUE,
  name: 'start-billing-sweep',
  does: 'starts a sweep, split among the workers, and reminds owners of ending trials',
  schema: z.object({}),
  ...SCHEDULED_SOON_AGAIN,
  keepCompleted: 10,
});

/** Processes what is due until nothing is. Jobs run side by side, and each takes what no other has. */
export const sweepJob = defineJob({
  queue: BILLING_QUEUE,
  name: 'billing-sweep',
  does: 'processes due renewals, expiries and refunds',
  schema: z.object({ share: z.int().min(1).max(SHARES) }),
  ...SCHEDULED_SOON_AGAIN,
  timeoutMs: SWEEP_TIMEOUT_MS,
  deduplicate: ({ share }) => String(share),
  keepCompleted: 100,
});

export const cleanUpJob = defineJob({
  queue: BILLING_QUEUE,
  name: 'clean-up-billing',
  does: 'removes expired payment data',
  schema: z.object({}),
  attempts: 3,
  backoffMs: 60_000,
  keepCompleted: 10,
});

export interface BillingWork {
  readonly sweep: BillingSweep;
  readonly refunds: RefundService;
  readonly notices: PaymentNoticeService;
  readonly trialCards: TrialCards;
  readonly trialReminders: TrialReminders;
  readonly jobs: JobQueue;
}

/** The handlers and schedules of billing jobs. */
export function registerBillingJobs(
  workers: JobWorkers,
  { sweep, refunds, notices, trialCards, trialReminders, jobs }: BillingWork,
): void {
  workers.handle(startSweepJob, async () => {
    // The sweep first, so that renewals go on whatever happens to refunds and reminders.
    for (let share = 1; share <= SHARES; share += 1) await jobs.enqueue(sweepJob, { share });
    await refunds.settleDue();
    await trialReminders.sendDue();
  });
  workers.handle(sweepJob, async (_payload, { logger, signal, note }) => {
    const swept = await sweep.run(signal);
    await note(`Due were ${swept.subscriptions} subscriptions and ${swept.payments} payments.`);
    if (swept.subscriptions + swept.payments > 0) logger.info({ swept }, 'Billed due subscriptions');
  });
  workers.handle(cleanUpJob, async () => {
    await notices.forgetOld();
    await trialCards.forgetOld();
  });
  workers.schedule(startSweepJob, {}, { id: 'billing-sweep', everyMs: SWEEP_EVERY_MS });
  workers.schedule(cleanUpJob, {}, { id: 'clean-up-billing-daily', everyMs: 86_400_000 });
}
