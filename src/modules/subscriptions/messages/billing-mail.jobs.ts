import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-definition.js';
import type { JobQueue } from '../../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../../platform/jobs/job-workers.js';
import type { Plan } from '../domain/plan.js';
import type { Subscription } from '../domain/subscription.js';
import type { SubscriptionChange, SubscriptionChanged } from '../domain/subscription-events.js';
import { type BillingMessage, billingMessage } from './billing-message.js';

/** Sends e-mails to account owners. */
export interface OwnerMail {
  /** Sends to the account's address if it is verified. Sending the same `emailId` twice delivers one e-mail. */
  write(accountId: string, emailId: string, message: BillingMessage): Promise<void>;
}

/** Ten attempts take three quarters of an hour, longer than most outages of a mail server. */
export const sendBillingEmailJob = defineJob({
  queue: 'email',
  name: 'send-billing-email',
  // Less urgent than e-mails with links, which people wait for.
  priority: 10,
  does: 'sends e-mails about the subscription to account owners',
  schema: z.object({
    emailId: z.uuid(),
    accountId: z.uuid(),
    subject: z.string(),
    paragraphs: z.array(z.string()),
  }),
  attempts: 10,
  backoffMs: 5_000,
  timeoutMs: 60_000,
});

export interface BillingMailSource {
  find(accountId: string): Promise<Subscription | null>;
  plans(): Promise<readonly Plan[]>;
}

/** The message to the owner about a state change; null when there is none. */
export async function messageOfStep(
  source: BillingMailSource,
  { payload: change }: SubscriptionChanged,
): Promise<BillingMessage | null> {
  const subscription = await source.find(change.accountId);
  const planId = subscription && planTold(change, subscription);
  const plan = (await source.plans()).find(({ id }) => id === planId);
  return subscription && plan ? billingMessage({ change, subscription, plan }) : null;
}

/** The current plan, or that of a failed renewal, whose price could not be collected. */
function planTold({ event, planId }: SubscriptionChange, { snapshot }: Subscription): string {
  return event === 'paymentFailed' ? (snapshot.scheduledPlanId ?? planId) : planId;
}

/** Enqueues the e-mail about a state change. An event that is relayed twice causes one job and one e-mail. */
export async function queueBillingEmail(
  jobs: JobQueue,
  source: BillingMailSource,
  step: SubscriptionChanged,
): Promise<void> {
  const { id, payload: change } = step;
  const message = await messageOfStep(source, step);
  if (!message) return;
  const payload = {
    emailId: id,
    accountId: change.accountId,
    ...message,
    paragraphs: [...message.paragraphs],
  };
  await jobs.enqueue(sendBillingEmailJob, payload, { jobId: `billing-${id}` });
}

export function registerBillingMail(workers: JobWorkers, mail: OwnerMail): void {
  workers.handle(sendBillingEmailJob, ({ emailId, accountId, ...message }) =>
    mail.write(accountId, emailId, message),
  );
}
