import type { Money } from '../../../shared/money.js';
import { monthsOf } from './billing-period.js';
import type { Plan } from './plan.js';
import type { StateName, TransitionEvent } from './subscription-state.js';
import { subscriptionStates } from './subscription-states.js';

/** A number of similar subscriptions. */
export interface SubscriptionCount {
  readonly planId: string;
  readonly state: StateName;
  readonly isOnTrial: boolean;
  readonly count: number;
}

/** How often a transition happened in a window of time. */
export interface StepCount {
  readonly event: TransitionEvent;
  readonly from: StateName | null;
  readonly to: StateName;
  readonly count: number;
}

/** The number of subscriptions that started and ended in a window of time. */
export interface Movements {
  /** The number at the start of the window. */
  readonly heldAtStart: number;
  readonly started: number;
  readonly ended: number;
  /** The part of the ended ones that was not paid for. */
  readonly endedUnpaid: number;
  /**
   * Ended subscriptions as a share of those at the start of the window, which may exceed 1; null if there were none.
   */
  readonly churnRate: number | null;
  /** How many renewals failed at the first attempt. */
  readonly failed: number;
  readonly recovered: number;
  /**
   * The share of failed renewals that were paid in the end, of those decided in the window; null if there were none.
   */
  readonly recoveryRate: number | null;
}

/**
 * Monthly recurring revenue (MRR) by currency: the prices of subscriptions whose next period will be charged, yearly
 * ones divided by twelve. Trials and cancelled subscriptions are not counted.
 */
export function monthlyRecurringRevenue(
  counts: readonly SubscriptionCount[],
  plans: readonly Plan[],
): Money[] {
  return byTheMonth(yearlyRevenue(counts, plans));
}

/** The same per year, which needs no rounding; negative counts subtract. */
export function yearlyRevenue(
  counts: readonly SubscriptionCount[],
  plans: readonly Plan[],
): ReadonlyMap<string, number> {
  const planOf = new Map(plans.map((plan) => [plan.id, plan]));
  const yearly = new Map<string, number>();
  for (const { planId, count } of counts.filter(isRecurring)) {
    const plan = planOf.get(planId);
    if (!plan) continue;
    const { amountMinor, currency } = plan.price;
    const price = amountMinor * (12 / monthsOf(plan.interval));
    yearly.set(currency, (yearly.get(currency) ?? 0) + price * count);
  }
  return yearly;
}

export function byTheMonth(yearly: ReadonlyMap<string, number>): Money[] {
  return [...yearly].map(([currency, amount]) => ({ currency, amountMinor: Math.round(amount / 12) }));
}

function isRecurring({ state, isOnTrial }: SubscriptionCount): boolean {
  return !isOnTrial && subscriptionStates[state].isRecurring;
}

/** @param heldNow the number of subscriptions at the end of the window */
export function movements(steps: readonly StepCount[], heldNow: number): Movements {
  const sum = (matches: (step: StepCount) => boolean) =>
    steps.filter(matches).reduce((total, { count }) => total + count, 0);
  const started = sum(({ event }) => event === 'activated');
  const ended = sum(isEnd);
  const endedUnpaid = sum((step) => isEnd(step) && isOwing(step));
  const recovered = sum((step) => isOwing(step) && step.event === 'paymentSucceeded' && step.to === 'ACTIVE');
  const heldAtStart = Math.max(0, heldNow - started + ended);
  return {
    heldAtStart,
    started,
    ended,
    endedUnpaid,
    churnRate: share(ended, heldAtStart),
    failed: sum(({ event, from, to }) => event === 'paymentFailed' && from !== to),
    recovered,
    recoveryRate: share(recovered, recovered + endedUnpaid),
  };
}

function isEnd({ to }: StepCount): boolean {
  return to === 'EXPIRED';
}

/**
 * Whether a renewal was owed before the transition. Only subscriptions suspended by an administrator are reinstated.
 */
function isOwing({ event, from }: StepCount): boolean {
  if (from === null) return false;
  const circumstances = { periodEnded: false, wasCancelled: false, suspendedByAdmin: event === 'reinstated' };
  return subscriptionStates[from].debt(circumstances) !== 'nothing';
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
