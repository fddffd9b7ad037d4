import type { Money } from '../../../shared/money.js';
import { monthsOf } from './billing-period.js';
import type { Plan } from './plan.js';
import type { StateName, TransitionEvent } from './subscription-state.js';
import { subscriptionStates } from './subscription-states.js';

/** How many subscriptions are alike. */
export interface SubscriptionCount {
  readonly planId: string;
  readonly state: StateName;
  readonly isOnTrial: boolean;
  readonly count: number;
}

/** How often a step was taken in a window of time. */
export interface StepCount {
  readonly event: TransitionEvent;
  readonly from: StateName | null;
  readonly to: StateName;
  readonly count: number;
}

/** Where subscriptions came from and went to in a window of time. */
export interface Movements {
  /** How many there were when it began. */
  readonly heldAtStart: number;
  readonly started: number;
  readonly ended: number;
  /** Those of the ended that were not paid for. */
  readonly endedUnpaid: number;
  /** The share of those held at its start that ended, which may exceed 1; null where none was held. */
  readonly churnRate: number | null;
  /** How many renewals were not paid at the first try. */
  readonly failed: number;
  readonly recovered: number;
  /** Of the failed renewals that were decided in the window, the share that was paid; null where none was. */
  readonly recoveryRate: number | null;
}

/**
 * What comes in each month while nothing changes (MRR), for each currency: the prices of those whose next period will
 * be charged, a yearly one by the month. Who is on trial or has cancelled is not counted.
 */
export function monthlyRecurringRevenue(
  counts: readonly SubscriptionCount[],
  plans: readonly Plan[],
): Money[] {
  return byTheMonth(yearlyRevenue(counts, plans));
}

/** The same by the year, which needs no rounding: what is negative was taken away. */
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

/** @param heldNow how many subscriptions there are at the end of the window */
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

/** Whether a renewal was owed before the step. Only who was suspended by an administrator is reinstated. */
function isOwing({ event, from }: StepCount): boolean {
  if (from === null) return false;
  const circumstances = { periodEnded: false, wasCancelled: false, suspendedByAdmin: event === 'reinstated' };
  return subscriptionStates[from].debt(circumstances) !== 'nothing';
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
