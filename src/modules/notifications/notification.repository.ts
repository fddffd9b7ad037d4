import type { Page, PageRequest } from '../../shared/page.js';
import type { Notification } from './domain/notification.js';

export interface NotificationPageRequest extends PageRequest {
  readonly unreadOnly: boolean;
}

export interface NotificationRepository {
  /**
   * Stores a notification once, however often it arrives; does nothing for an erased account.
   * @returns whether it is stored
   */
  add(notification: Notification): Promise<boolean>;
  /** Of one account, latest first. */
  list(accountId: string, page: NotificationPageRequest): Promise<Page<Notification>>;
  /** @param ids null: all of the account's. Those of other accounts, and those already read, are not changed. */
  markRead(accountId: string, ids: readonly string[] | null, now: Date): Promise<void>;
  /** The number of unread ones of each account, in their order; not counted beyond the maximum. */
  countUnread(accountIds: readonly string[], most: number): Promise<number[]>;
  /** Deletes old ones, a bounded number at a time. */
  prune(before: Date, signal: AbortSignal): Promise<void>;
}
