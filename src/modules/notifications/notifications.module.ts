import { managesAccount, type Rules } from '../../graphql/rules.js';
import type { Database } from '../../platform/database/database.js';
import type { LiveTopics } from '../../platform/events/live-topics.js';
import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { Clock } from '../../shared/clock.js';
import { type AccountNoticeRaised, noticeMessage } from '../accounts/index.js';
import type { SubscriptionChanged, TrialEnding } from '../subscriptions/index.js';
import { createNotification, type NotificationMessage } from './domain/notification.js';
import { registerNotificationJobs } from './notification.jobs.js';
import { createLiveNotificationAnnouncer, NotificationLiveResolver } from './notification.live.js';
import { createNotificationLoaders } from './notification.loaders.js';
import { createNotificationPersonalData } from './notification.personal-data.js';
import { createPostgresNotificationRepository } from './notification.repository.postgres.js';
import { AccountNotificationsResolver, NotificationResolver } from './notification.resolver.js';
import { createNotificationService } from './notification.service.js';

export interface NotificationsDependencies {
  readonly database: Database;
  /** The message about an event of the subscription; null when there is none. */
  readonly messageOfBilling: (
    event: SubscriptionChanged | TrialEnding,
  ) => Promise<NotificationMessage | null>;
  readonly clock: Clock;
}

const rules: Rules = {
  Query: { notifications: managesAccount },
  Mutation: { markNotificationsRead: managesAccount },
  Subscription: { notificationReceived: managesAccount },
};

/** Wires the inbox of an account. */
export function createNotifications({ database, messageOfBilling, clock }: NotificationsDependencies) {
  const service = createNotificationService({
    notifications: createPostgresNotificationRepository(database),
    clock,
  });
  return {
    resolvers: [
      new NotificationResolver(service),
      new NotificationLiveResolver(),
      new AccountNotificationsResolver(),
    ],
    rules,
    personalData: createNotificationPersonalData(database.batchPool),
    createLoaders: () => createNotificationLoaders(service),
    /** Handles events after their commit: notifies the owner in the inbox and live. */
    observe(relay: OutboxRelay, liveTopics: LiveTopics) {
      const announcer = createLiveNotificationAnnouncer(liveTopics);
      const notifyOfBilling = async (event: SubscriptionChanged | TrialEnding) => {
        const message = await messageOfBilling(event);
        if (message) await service.receive(createNotification('SUBSCRIPTION', event, message), announcer);
      };
      relay.on<SubscriptionChanged>('subscriptions.subscription_changed', notifyOfBilling);
      relay.on<TrialEnding>('subscriptions.trial_ending', notifyOfBilling);
      relay.on<AccountNoticeRaised>('accounts.notice_raised', async (event) => {
        const message = noticeMessage(event.payload.notice, event.payload.facts);
        await service.receive(createNotification('ACCOUNT', event, message), announcer);
      });
    },
    prune: service.prune,
    work: (workers: JobWorkers) => registerNotificationJobs(workers, service),
  };
}
