import DataLoader from 'dataloader';
import type { Subscription } from './domain/subscription.js';
import type { SubscriptionService } from './subscription.service.js';

export interface SubscriptionLoaders {
  readonly subscriptionByAccountId: DataLoader<string, Subscription | null>;
}

/** The part of an operation's context that subscriptions own. */
export interface SubscriptionContext {
  readonly loaders: SubscriptionLoaders;
}

export function createSubscriptionLoaders(subscriptions: SubscriptionService): SubscriptionLoaders {
  return {
    subscriptionByAccountId: new DataLoader((accountIds) => subscriptions.findByAccountIds(accountIds)),
  };
}
