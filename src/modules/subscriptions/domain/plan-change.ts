import { PLAN_TIERS } from '../../../shared/plan-tier.js';
import { monthsOf, periodFrom } from './billing-period.js';
import type { Bill, InvoiceLine } from './invoice.js';
import type { Plan } from './plan.js';
import { remainingValue, toSecond } from './proration.js';
import type { SubscriptionProperties } from './subscription.js';

/**
 * The charge for an immediate plan change: the rest of the current period at the new price minus the rest at the old
 * one. If the new plan has a longer period: a new period minus the rest of the old one.
 * @returns null if the change is not an upgrade: it takes effect at the end of the period
 */
export function upgradeBill(
  { period }: Pick<SubscriptionProperties, 'period'>,
  from: Plan,
  to: Plan,
  now: Date,
): Bill | null {
  if (!raises(from, to)) return null;
  const at = toSecond(now);
  const credit: InvoiceLine = {
    kind: 'UNUSED_TIME',
    planId: from.id,
    period: { start: at, end: period.end },
    amountMinor: -remainingValue(from.price.amountMinor, period, at),
  };
  const isNewPeriod = monthsOf(to.interval) !== monthsOf(from.interval);
  const paid = isNewPeriod ? periodFrom(at, to.interval) : period;
  const charge: InvoiceLine = {
    kind: isNewPeriod ? 'PERIOD' : 'REMAINING_TIME',
    planId: to.id,
    period: { start: at, end: paid.end },
    amountMinor: isNewPeriod ? to.price.amountMinor : remainingValue(to.price.amountMinor, period, at),
  };
  const amountMinor = charge.amountMinor + credit.amountMinor;
  if (amountMinor < 0) return null;
  const total = { amountMinor, currency: to.price.currency };
  return { reason: 'PLAN_CHANGE', planId: to.id, period: paid, lines: [credit, charge], total };
}

function raises(from: Plan, to: Plan): boolean {
  return (
    from.price.currency === to.price.currency &&
    PLAN_TIERS.indexOf(to.tier) >= PLAN_TIERS.indexOf(from.tier) &&
    monthsOf(to.interval) >= monthsOf(from.interval)
  );
}
