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

/** How often a transition happened in an earlier span of time. */
export interface AgedStepCount extends StepCount {
  /** 0 for the span that ends now. */
  readonly age: number;
  readonly planBefore: string;
  readonly planAfter: string;
  readonly isOnTrial: boolean;
}

/** How many trials ended without a transition, with their state at that time. */
export interface AgedTrialEnd extends Pick<SubscriptionCount, 'state' | 'planId' | 'count'> {
  readonly age: number;
}

/** The subscriptions that started and ended in a span of time, and the MRR at its end. */
export interface BillingSpan extends Movements {
  readonly monthlyRecurringRevenue: readonly Money[];
}

export interface BillingPast {
  /** The current state. */
  readonly counts: readonly SubscriptionCount[];
  readonly steps: readonly AgedStepCount[];
  readonly trialEnds: readonly AgedTrialEnd[];
}

/**
 * Reconstructs the past, the latest span first: starting from the current state, transitions are undone one by one.
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
      ...ofSpan.flatMap(undo),
      ...trialEnds.filter((end) => end.age === age).map((end) => alike(end, -end.count, false)),
    ];
    revenue = sumOf(revenue, yearlyRevenue(undone, plans));
    return span;
  });
}

/** Undoes a transition: restores the previous states and removes the resulting ones. */
function undo({ from, to, planBefore, planAfter, isOnTrial, count }: AgedStepCount): SubscriptionCount[] {
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
