import DataLoader from 'dataloader';
import type { AccountsContext } from '../accounts/index.js';
import type { NotificationService } from './notification.service.js';

export interface NotificationLoaders {
  readonly unreadCountByAccountId: DataLoader<string, number>;
}

/** The part of an operation's context with the loaders of this module. */
export interface NotificationContext {
  readonly loaders: NotificationLoaders & AccountsContext['loaders'];
}

export function createNotificationLoaders(service: NotificationService): NotificationLoaders {
  return {
    // Not cached, because the same operation may mark some as read.
    unreadCountByAccountId: new DataLoader((accountIds) => service.unreadCounts(accountIds), {
      cache: false,
    }),
  };
}
