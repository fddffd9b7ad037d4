import type { LiveTopics } from '../../platform/events/live-topics.js';
import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { DomainEvent } from '../../shared/domain-event.js';
import type { SubscriptionChanged, TrialEnding } from './domain/subscription-events.js';
import { type MessageOfBilling, queueBillingEmail } from './messages/billing-mail.jobs.js';
import { publishSubscriptionChange } from './subscription.live.js';
import type { SubscriptionService } from './subscription.service.js';

/** The notices of the accounts module that affect subscriptions. */
type AccountNoticeRaised = DomainEvent<
  'accounts.notice_raised',
  { readonly accountId: string; readonly notice: string }
>;

export interface EventObservers {
  readonly jobs: JobQueue;
  readonly liveTopics: LiveTopics;
  readonly refreshEntitlements: (accountIds: readonly string[]) => Promise<void>;
  readonly messageOf: MessageOfBilling;
  readonly service: Pick<SubscriptionService, 'endWithAccount'>;
}

/**
 * Handles events after their commit: refreshes entitlements even if the process that changed a subscription has died,
 * tells the account's devices and its owner, and ends the subscription of an account that is to be erased.
 */
export function observeEvents(relay: OutboxRelay, observers: EventObservers): void {
  const { jobs, liveTopics, refreshEntitlements, messageOf, service } = observers;
  relay.on<SubscriptionChanged>('subscriptions.subscription_changed', async (event) => {
    await refreshEntitlements([event.payload.accountId]);
    await publishSubscriptionChange(liveTopics, event);
    await queueBillingEmail(jobs, messageOf, event);
  });
  relay.on<TrialEnding>('subscriptions.trial_ending', (event) => queueBillingEmail(jobs, messageOf, event));
  relay.on<AccountNoticeRaised>('accounts.notice_raised', async ({ payload }) => {
    if (payload.notice === 'ERASURE_SCHEDULED') await service.endWithAccount(payload.accountId);
  });
}
