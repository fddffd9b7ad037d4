import type { Money } from '../../../shared/money.js';
import {
  byTheMonth,
  type Movements,
  movements,
  type StepCount,
  type SubscriptionCount,
  yearlyRevenue,
} from './billing-figures.js';
import type { Plan } from './plan.js';

/** How often a step was taken, so many spans of time ago. */
export interface AgedStepCount extends StepCount {
  /** 0 for the span that ends now. */
  readonly age: number;
  readonly planBefore: string;
  readonly planAfter: string;
  readonly isOnTrial: boolean;
}

/** How many trials came to their end without a step, and what they were then. */
export interface AgedTrialEnd extends Pick<SubscriptionCount, 'state' | 'planId' | 'count'> {
  readonly age: number;
}

/** Who came and went in a span of time, and what came in each month at its end. */
export interface BillingSpan extends Movements {
  readonly monthlyRecurringRevenue: readonly Money[];
}

export interface BillingPast {
  /** As it stands now. */
  readonly counts: readonly SubscriptionCount[];
  readonly steps: readonly AgedStepCount[];
  readonly trialEnds: readonly AgedTrialEnd[];
}

/**
 * How it came to what it is, the latest span first: from what there is now, every step is taken back.
 * @param spans how many
 */
export function billingSpans(
  { counts, steps, trialEnds }: BillingPast,
  plans: readonly Plan[],
  spans: number,
): BillingSpan[] {
  let held = counts.filter(({ state }) => state !== 'EXPIRED').reduce((total, { count }) => total + count, 0);
  let revenue = yearlyRevenue(counts, plans);
  return Array.from({ length: spans }, (_, age) => {
    const ofSpan = steps.filter((step) => step.age === age);
    const moved = movements(ofSpan, held);
    const span = { ...moved, monthlyRecurringRevenue: byTheMonth(revenue) };
    held = moved.heldAtStart;
    const undone = [
      ...ofSpan.flatMap(takenBack),
      ...trialEnds.filter((end) => end.age === age).map((end) => alike(end, -end.count, false)),
    ];
    revenue = sumOf(revenue, yearlyRevenue(undone, plans));
    return span;
  });
}

/** Those that a step made go, and those that it made of others come back. */
function takenBack({
  from,
  to,
  planBefore,
  planAfter,
  isOnTrial,
  count,
}: AgedStepCount): SubscriptionCount[] {
  const gone = alike({ state: to, planId: planAfter }, -count, isOnTrial);
  return from === null ? [gone] : [gone, alike({ state: from, planId: planBefore }, count, isOnTrial)];
}

function alike(
  { state, planId }: Pick<SubscriptionCount, 'state' | 'planId'>,
  count: number,
  isOnTrial: boolean,
): SubscriptionCount {
  return { state, planId, isOnTrial, count };
}

function sumOf(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): Map<string, number> {
  const sum = new Map(one);
  for (const [currency, amount] of other) sum.set(currency, (sum.get(currency) ?? 0) + amount);
  return sum;
}
