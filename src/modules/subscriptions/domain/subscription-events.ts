import { type DomainEvent, domainEvent } from '../../../shared/domain-event.js';
import type { StateName, TransitionEvent } from './subscription-state.js';

export interface SubscriptionChange {
  readonly accountId: string;
  readonly subscriptionId: string;
  readonly event: TransitionEvent;
  readonly from: StateName | null;
  readonly to: StateName;
  /** The plan after the change. */
  readonly planId: string;
  /** Whether access ended with this change. */
  readonly endsAccess: boolean;
  /** An administrator's reason. */
  readonly reason: string | null;
}

/** A state change of a subscription. */
export type SubscriptionChanged = DomainEvent<'subscriptions.subscription_changed', SubscriptionChange>;

export function subscriptionChanged(change: SubscriptionChange, occurredAt: Date): SubscriptionChanged {
  return domainEvent('subscriptions.subscription_changed', change, occurredAt);
}
