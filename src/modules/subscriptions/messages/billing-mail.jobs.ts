import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-definition.js';
import type { JobQueue } from '../../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../../platform/jobs/job-workers.js';
import type { Clock } from '../../../shared/clock.js';
import type { Plan } from '../domain/plan.js';
import type { Subscription } from '../domain/subscription.js';
import type { SubscriptionChange, SubscriptionChanged, TrialEnding } from '../domain/subscription-events.js';
import { type BillingMessage, billingMessage, trialEndingMessage } from './billing-message.js';

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

/** An event of which the owner of a subscription may be notified. */
export type BillingEvent = SubscriptionChanged | TrialEnding;

export type MessageOfBilling = (event: BillingEvent) => Promise<BillingMessage | null>;

/** The messages about events to owners; null if there is nothing to report, or not any more. */
export function createBillingMessages(source: BillingMailSource, clock: Clock): MessageOfBilling {
  return async (event) => {
    const subscription = await source.find(event.payload.accountId);
    if (!subscription) return null;
    const planId =
      event.type === 'subscriptions.trial_ending'
        ? subscription.snapshot.planId
        : planTold(event.payload, subscription);
    const plan = (await source.plans()).find(({ id }) => id === planId);
    if (!plan) return null;
    return event.type === 'subscriptions.trial_ending'
      ? trialEndingMessage(subscription, plan, clock.now())
      : billingMessage({ change: event.payload, subscription, plan });
  };
}

/** The current plan, or that of a failed renewal, whose price could not be collected. */
function planTold({ event, planId }: SubscriptionChange, { snapshot }: Subscription): string {
  return event === 'paymentFailed' ? (snapshot.scheduledPlanId ?? planId) : planId;
}

/** Enqueues the e-mail about an event. An event that is relayed twice causes one job and one e-mail. */
export async function queueBillingEmail(
  jobs: JobQueue,
  messageOf: MessageOfBilling,
  event: BillingEvent,
): Promise<void> {
  const message = await messageOf(event);
  if (!message) return;
  const { id, payload } = event;
  const email = {
    emailId: id,
    accountId: payload.accountId,
    ...message,
    paragraphs: [...message.paragraphs],
  };
  await jobs.enqueue(sendBillingEmailJob, email, { jobId: `billing-${id}` });
}

export function registerBillingMail(workers: JobWorkers, mail: OwnerMail): void {
  workers.handle(sendBillingEmailJob, ({ emailId, accountId, ...message }) =>
    mail.write(accountId, emailId, message),
  );
}
