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

/** A trial ends soon, and its first period will be charged. */
export type TrialEnding = DomainEvent<
  'subscriptions.trial_ending',
  { readonly accountId: string; readonly subscriptionId: string }
>;

export function trialEnding(payload: TrialEnding['payload'], occurredAt: Date): TrialEnding {
  return domainEvent('subscriptions.trial_ending', payload, occurredAt);
}
