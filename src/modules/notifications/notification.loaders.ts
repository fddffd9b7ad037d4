import DataLoader from 'dataloader';
import type { AccountsContext } from '../accounts/index.js';
import type { NotificationService } from './notification.service.js';

export interface NotificationLoaders {
  readonly unreadCountByAccountId: DataLoader<string, number>;
}

/** The part of an operation's context that notifications own, and what they show of others. */
export interface NotificationContext {
  readonly loaders: NotificationLoaders & AccountsContext['loaders'];
}

export function createNotificationLoaders(service: NotificationService): NotificationLoaders {
  return {
    // What was marked as read in the same operation counts no more.
    unreadCountByAccountId: new DataLoader((accountIds) => service.unreadCounts(accountIds), {
      cache: false,
    }),
  };
}
