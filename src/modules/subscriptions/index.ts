export type { SubscriptionChanged, TrialEnding } from './domain/subscription-events.js';
export type { SubscriptionContext } from './subscription.loaders.js';
export type { SubscriptionService } from './subscription.service.js';
