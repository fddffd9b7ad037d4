import { domainEvent } from '../../../shared/domain-event.js';
import type { StateName, TransitionEvent } from './subscription-state.js';

export interface SubscriptionChange {
  readonly accountId: string;
  readonly subscriptionId: string;
  readonly event: TransitionEvent;
  readonly from: StateName | null;
  readonly to: StateName;
}

export const subscriptionChanged = (change: SubscriptionChange, occurredAt: Date) =>
  domainEvent('subscriptions.subscription_changed', change, occurredAt);
