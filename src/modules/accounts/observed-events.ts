import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { DomainEvent } from '../../shared/domain-event.js';
import { queueAccountEmails } from './accounts.jobs.js';
import type { DeviceLimitService } from './sessions/device-limit.service.js';

/** The events of subscriptions that affect devices. */
type SubscriptionChanged = DomainEvent<'subscriptions.subscription_changed', { readonly accountId: string }>;

/** Handles events after their commit: sends e-mails, and enforces the device limit of a smaller plan. */
export function observeEvents(relay: OutboxRelay, jobs: JobQueue, deviceLimit: DeviceLimitService): void {
  queueAccountEmails(relay, jobs);
  relay.on<SubscriptionChanged>('subscriptions.subscription_changed', async ({ payload }) => {
    await deviceLimit.enforce(payload.accountId);
  });
}
