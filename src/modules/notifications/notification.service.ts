import type { Clock } from '../../shared/clock.js';
import { InvalidInputError } from '../../shared/domain-error.js';
import { isId } from '../../shared/ids.js';
import { LARGEST_PAGE, type Page } from '../../shared/page.js';
import type { Notification } from './domain/notification.js';
import type { NotificationPageRequest, NotificationRepository } from './notification.repository.js';

/** Notifies the devices of an account live; duplicates are delivered once. */
export interface NotificationAnnouncer {
  announce(notification: Notification): Promise<void>;
}

export interface NotificationDependencies {
  readonly notifications: NotificationRepository;
  readonly clock: Clock;
}

/** The exact number above this does not matter. */
const MOST_COUNTED = 100;
const KEPT_MS = 180 * 86_400_000;

export type NotificationService = ReturnType<typeof createNotificationService>;

/** The inbox of an account. */
export function createNotificationService({ notifications, clock }: NotificationDependencies) {
  return {
    /** Stores a notification and announces it, once, even when the event is repeated. */
    async receive(notification: Notification, announcer: NotificationAnnouncer): Promise<void> {
      if (await notifications.add(notification)) await announcer.announce(notification);
    },

    /** Newest first. */
    list: (accountId: string, page: NotificationPageRequest): Promise<Page<Notification>> =>
      notifications.list(accountId, page),

    /**
     * @param ids null: all current ones. Those of other accounts, and those already read, are not changed.
     * @throws InvalidInputError for more than 100
     */
    async markRead(accountId: string, ids: readonly string[] | null): Promise<void> {
      if (ids && ids.length > LARGEST_PAGE) {
        throw new InvalidInputError({
          ids: `Name up to ${LARGEST_PAGE} notifications, or none for all of them.`,
        });
      }
      await notifications.markRead(accountId, ids && ids.filter(isId), clock.now());
    },

    /** The number of unread ones of each account; not counted beyond 100. */
    unreadCounts: (accountIds: readonly string[]): Promise<number[]> =>
      notifications.countUnread(accountIds, MOST_COUNTED),

    /** Deletes those older than half a year. */
    prune: (signal: AbortSignal): Promise<void> =>
      notifications.prune(new Date(clock.now().getTime() - KEPT_MS), signal),
  };
}
