import type { Money } from '../../../shared/money.js';
import type { Plan } from './plan.js';
import { upgradeBill } from './plan-change.js';
import { isOnTrial } from './purchases.js';
import type { Subscription } from './subscription.js';

/** What changing the plan would mean now. */
export interface PlanChangePreview {
  readonly takesEffectAt: Date;
  /** What is charged at once. */
  readonly due: Money;
  /** When the new plan's full price is first charged, unless the subscription ends before. */
  readonly renewsAt: Date;
}

/** Decides as the change itself would. @returns null if it would be refused */
export function previewPlanChange(
  subscription: Subscription,
  from: Plan,
  to: Plan,
  now: Date,
): PlanChangePreview | null {
  const { period } = subscription.snapshot;
  if (!subscription.allows('planChanged', now) || now >= period.end) return null;
  const nothing = { amountMinor: 0, currency: to.price.currency };
  if (isOnTrial(subscription, now)) return { takesEffectAt: now, due: nothing, renewsAt: period.end };
  const bill = upgradeBill(subscription.snapshot, from, to, now);
  if (bill) return { takesEffectAt: now, due: bill.total, renewsAt: bill.period.end };
  return subscription.state.renews ? { takesEffectAt: period.end, due: nothing, renewsAt: period.end } : null;
}
