import { z } from 'zod';
import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import { defineJob } from '../../platform/jobs/job-definition.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { JobContext } from '../../platform/jobs/job-runner.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { Clock } from '../../shared/clock.js';
import type { AccountsCleanup } from './accounts-cleanup.js';
import type {
  AccountNotice,
  AccountNoticeRaised,
  EmailVerificationRequested,
  PasswordResetRequested,
} from './domain/account-events.js';
import type { AccountMailService, Sending } from './emails/account-mail.service.js';
import { NOTICE_TEXTS } from './emails/notice-email.js';

const DAY_MS = 86_400_000;

/** Ten attempts take three quarters of an hour, longer than most outages of a mail server. */
const emailQueue = { queue: 'email', attempts: 10, backoffMs: 5_000, timeoutMs: 60_000 } as const;
const emailId = z.uuid();
const noticeNames = Object.keys(NOTICE_TEXTS) as [AccountNotice, ...AccountNotice[]];

export const sendVerificationJob = defineJob({
  ...emailQueue,
  name: 'send-verification',
  does: 'sends the link that verifies an address',
  schema: z.object({ emailId, accountId: z.uuid(), isAgain: z.boolean().optional() }),
});

export const sendPasswordResetJob = defineJob({
  ...emailQueue,
  name: 'send-password-reset',
  does: 'sends the link that resets a password',
  schema: z.object({ emailId, email: z.string() }),
});

export const sendNoticeJob = defineJob({
  ...emailQueue,
  name: 'send-notice',
  // Less urgent than e-mails with links, which people wait for.
  priority: 10,
  does: 'sends security notifications to account owners',
  schema: z.object({
    emailId,
    accountId: z.uuid(),
    notice: z.enum(noticeNames),
    facts: z.record(z.string(), z.string()),
    occurredAt: z.iso.datetime(),
  }),
});

/** Deletes expired data. */
export const cleanUpAccountsJob = defineJob({
  queue: 'maintenance',
  name: 'clean-up-accounts',
  does: 'removes expired sessions, links and counters',
  schema: z.object({}),
  attempts: 5,
  backoffMs: 60_000,
});

/** An event that is relayed twice causes one job and one e-mail. */
export function queueAccountEmails(relay: OutboxRelay, jobs: JobQueue): void {
  relay.on<EmailVerificationRequested>('accounts.email_verification_requested', ({ id, payload }) =>
    jobs.enqueue(sendVerificationJob, { emailId: id, ...payload }, { jobId: id }),
  );
  relay.on<PasswordResetRequested>('accounts.password_reset_requested', ({ id, payload }) =>
    jobs.enqueue(sendPasswordResetJob, { emailId: id, ...payload }, { jobId: id }),
  );
  relay.on<AccountNoticeRaised>('accounts.notice_raised', ({ id, payload, occurredAt }) =>
    jobs.enqueue(
      sendNoticeJob,
      { emailId: id, ...payload, occurredAt: occurredAt.toISOString() },
      { jobId: id },
    ),
  );
}

export interface AccountsWork {
  readonly mail: AccountMailService;
  readonly cleanup: AccountsCleanup;
  readonly clock: Clock;
}

/** The handlers and schedules of account jobs. */
export function registerAccountsJobs(workers: JobWorkers, { mail, cleanup, clock }: AccountsWork): void {
  workers.handle(sendVerificationJob, ({ accountId, isAgain = false, ...job }, context) =>
    mail.sendVerification(accountId, isAgain, sendingOf(job, context)),
  );
  workers.handle(sendPasswordResetJob, ({ email, ...job }, context) =>
    mail.sendPasswordReset(email, sendingOf(job, context)),
  );
  workers.handle(sendNoticeJob, ({ occurredAt, ...notice }, context) =>
    mail.sendNotice({ ...notice, occurredAt: new Date(occurredAt) }, sendingOf(notice, context)),
  );
  workers.handle(cleanUpAccountsJob, async (_payload, { logger }) => {
    const removed = await cleanup.run(clock.now());
    if (Object.values(removed).some((count) => count > 0)) {
      logger.info({ removed }, 'Removed expired account data');
    }
  });
  workers.schedule(cleanUpAccountsJob, {}, { id: 'clean-up-accounts-daily', everyMs: DAY_MS });
}

function sendingOf(job: { readonly emailId: string }, { attempt }: JobContext): Sending {
  return { emailId: job.emailId, isFirstTry: attempt === 1 };
}
