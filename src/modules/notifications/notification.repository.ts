import type { Page, PageRequest } from '../../shared/page.js';
import type { Notification } from './domain/notification.js';

export interface NotificationPageRequest extends PageRequest {
  readonly unreadOnly: boolean;
}

export interface NotificationRepository {
  /** Keeps it, once, however often it comes; nothing for an account that is gone. @returns whether it is kept */
  add(notification: Notification): Promise<boolean>;
  /** Of one account, the latest first. */
  list(accountId: string, page: NotificationPageRequest): Promise<Page<Notification>>;
  /** @param ids null: all of the account's. Those of others, and those that were read, stay as they are. */
  markRead(accountId: string, ids: readonly string[] | null, now: Date): Promise<void>;
  /** How many are unread, of each account, in their order; it counts no further than the most. */
  countUnread(accountIds: readonly string[], most: number): Promise<number[]>;
  /** Removes those from before a time, a bounded number at a time. */
  prune(before: Date, signal: AbortSignal): Promise<void>;
}
