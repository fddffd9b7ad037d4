import type { AccountBilling } from './account-billing.js';
import { daysAfter } from './billing-policy.js';
import { isOnTrial } from './purchases.js';
import type { Subscription } from './subscription.js';
import { type TrialEnding, trialEnding } from './subscription-events.js';

/** How long before its end, and so before the first charge, the owner of a trial is reminded of it. */
const DAYS_BEFORE = 3;

/** When a trial's owner is reminded of its end; null without a trial, and for one too short to be reminded of. */
export function trialReminderAt({ snapshot }: Subscription): Date | null {
  const { trialEndsAt, createdAt } = snapshot;
  if (!trialEndsAt) return null;
  const at = daysAfter(trialEndsAt, -DAYS_BEFORE);
  return at > createdAt ? at : null;
}

/** Whether the end of a trial will be charged, unless something changes. */
export function willBeChargedAfterTrial(subscription: Subscription, now: Date): boolean {
  return subscription.state.renews && isOnTrial(subscription, now);
}

/** The reminder that is due; null where nothing will be charged. */
export function remindOfTrial({ subscription, isClosing }: AccountBilling, now: Date): TrialEnding | null {
  if (!subscription || isClosing || !willBeChargedAfterTrial(subscription, now)) return null;
  const { accountId, id: subscriptionId } = subscription.snapshot;
  return trialEnding({ accountId, subscriptionId }, now);
}
