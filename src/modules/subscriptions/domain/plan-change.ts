import { PLAN_TIERS } from '../../../shared/plan-tier.js';
import { monthsOf, periodFrom } from './billing-period.js';
import type { Bill, InvoiceLine } from './invoice.js';
import type { Plan } from './plan.js';
import { remainingValue, toSecond } from './proration.js';
import type { SubscriptionProperties } from './subscription.js';

/**
 * What it costs to go over to another plan at once: the rest of the present period at the new price less the rest at
 * the old one or, where the new plan is paid for a longer time, a new period less that rest.
 * @returns null where the change is none that raises anything: it waits for the end of the period
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
