import { newId } from '../../../shared/ids.js';
import type { BillingPeriod } from './billing-period.js';
import { type BillingPolicy, daysAfter, nextRetry } from './billing-policy.js';
import type { SavedPaymentMethod } from './payment.js';
import type { Plan } from './plan.js';
import { IllegalTransitionError } from './subscription-errors.js';
import {
  type SubscriptionChange,
  type SubscriptionChanged,
  subscriptionChanged,
} from './subscription-events.js';
import type {
  Circumstances,
  Deadlines,
  Debt,
  DueStep,
  StateName,
  SubscriptionState,
  TransitionEvent,
} from './subscription-state.js';
import { subscriptionStates } from './subscription-states.js';

export interface SubscriptionProperties extends Deadlines {
  readonly id: string;
  readonly accountId: string;
  readonly planId: string;
  /** The plan from the next period on, when it differs. */
  readonly scheduledPlanId: string | null;
  readonly state: StateName;
  /** The instant from which the ends of its periods are computed. */
  readonly anchor: Date;
  readonly trialEndsAt: Date | null;
  readonly suspendedByAdmin: boolean;
  readonly cancelledAt: Date | null;
  readonly method: SavedPaymentMethod;
  /** Grows with every change; 0 until it is stored. */
  readonly version: number;
  readonly createdAt: Date;
}

/** The values that a new period starts with. */
export interface NewPeriod {
  readonly plan: Plan;
  readonly period: BillingPeriod;
  readonly now: Date;
}

const NO_DEADLINES = { graceEndsAt: null, nextRetryAt: null, suspensionEndsAt: null } as const;

/** An account's subscription. Its state decides which transitions are allowed; this class holds the data. */
export class Subscription {
  private readonly changes: SubscriptionChanged[] = [];
  private touched = false;

  private constructor(private properties: SubscriptionProperties) {}

  static restore(properties: SubscriptionProperties): Subscription {
    return new Subscription(properties);
  }

  /** The first subscription of an account, with a paid period or a trial. */
  static start(
    accountId: string,
    method: SavedPaymentMethod,
    isTrial: boolean,
    first: NewPeriod,
  ): Subscription {
    const { plan, period, now } = first;
    const subscription = new Subscription({
      id: newId(),
      accountId,
      planId: plan.id,
      scheduledPlanId: null,
      state: 'ACTIVE',
      period,
      anchor: isTrial ? period.end : period.start,
      trialEndsAt: isTrial ? period.end : null,
      ...NO_DEADLINES,
      suspendedByAdmin: false,
      cancelledAt: null,
      method,
      version: 0,
      createdAt: now,
    });
    subscription.note({ event: 'activated', from: null, reason: null, endsAccess: false }, now);
    return subscription;
  }

  /** Revives it after its end. @throws IllegalTransitionError */
  activate(method: SavedPaymentMethod, { plan, period, now }: NewPeriod): void {
    this.take('activated', now, {
      ...this.begin(plan, period),
      method,
      trialEndsAt: null,
      cancelledAt: null,
    });
  }

  /** Another period was paid. @throws IllegalTransitionError */
  renew({ plan, period, now }: NewPeriod): void {
    const isOtherPlan = plan.id !== this.properties.planId;
    this.take('paymentSucceeded', now, this.begin(plan, period));
    if (isOtherPlan && this.allows('planChanged', now)) this.take('planChanged', now, {});
  }

  /** The payment for another period failed. @throws IllegalTransitionError */
  failRenewal(policy: BillingPolicy, now: Date): void {
    const to = this.state.after('paymentFailed', this.circumstances(now));
    const graceEndsAt = this.properties.graceEndsAt ?? daysAfter(now, policy.graceDays);
    // Subscriptions that do not renew have no grace period either.
    const deadlines = subscriptionStates[to].debt(this.circumstances(now)) === 'invoice';
    this.take(
      'paymentFailed',
      now,
      deadlines ? { graceEndsAt, nextRetryAt: nextRetry(policy, graceEndsAt, now) } : {},
    );
  }

  /** Changes the plan, for the rest of the period or with a new one. @throws IllegalTransitionError */
  changePlan({ plan, period, now }: NewPeriod): void {
    // Compared by its end: with precision of seconds, it may begin at the same instant as the current one.
    const isNewPeriod = period.end.getTime() !== this.properties.period.end.getTime();
    this.take('planChanged', now, {
      planId: plan.id,
      scheduledPlanId: null,
      ...(isNewPeriod ? { period, anchor: period.start } : {}),
    });
  }

  /** Changes the plan from the next period on; null withdraws that. @throws IllegalTransitionError */
  schedulePlan(planId: string | null, now: Date): void {
    if (planId !== null && !this.state.renews)
      throw new IllegalTransitionError(this.state.name, 'planChanged');
    this.require('planChanged', now);
    this.change({ scheduledPlanId: planId });
  }

  /** @throws IllegalTransitionError */
  cancel(now: Date): void {
    this.take('cancelled', now, { ...NO_DEADLINES, scheduledPlanId: null, cancelledAt: now });
  }

  /** @throws IllegalTransitionError */
  resume(now: Date): void {
    this.take('resumed', now, { cancelledAt: null });
  }

  /** @throws IllegalTransitionError */
  suspend(reason: string, now: Date): void {
    this.take('suspendedByAdmin', now, { ...NO_DEADLINES, suspendedByAdmin: true }, reason);
  }

  /** @throws IllegalTransitionError */
  reinstate(reason: string, now: Date): void {
    this.take('reinstated', now, { suspendedByAdmin: false }, reason);
  }

  /** Applies a scheduled end that needs no payment. @throws IllegalTransitionError */
  elapse(event: Exclude<DueStep, 'charge'>, policy: BillingPolicy, now: Date): void {
    const to = this.state.after(event, this.circumstances(now));
    const suspensionEndsAt = to === 'SUSPENDED' ? daysAfter(now, policy.suspensionDays) : null;
    this.take(event, now, { ...NO_DEADLINES, suspensionEndsAt });
  }

  payWith(method: SavedPaymentMethod): void {
    this.change({ method });
  }

  hasAccess(now: Date): boolean {
    const end = this.accessEndsAt;
    return end !== null && now < end;
  }

  /** When access ends if nobody acts; null without access. */
  get accessEndsAt(): Date | null {
    return this.state.accessEndsAt(this.properties);
  }

  /** The end of the access that is paid for or granted by now; null without access. */
  accessUntil(now: Date): Date | null {
    if (!this.hasAccess(now)) return null;
    const { period } = this.properties;
    return now < period.end ? period.end : this.accessEndsAt;
  }

  get dueAt(): Date | null {
    return this.state.dueAt(this.properties);
  }

  dueStep(now: Date): DueStep | null {
    return this.state.dueStep(this.properties, now);
  }

  debt(now: Date): Debt {
    return this.state.debt(this.circumstances(now));
  }

  /** Checks whether the event is allowed now, before money moves. @throws IllegalTransitionError */
  require(event: TransitionEvent, now: Date): void {
    this.state.after(event, this.circumstances(now));
  }

  allows(event: TransitionEvent, now: Date): boolean {
    return this.state.allows(event, this.circumstances(now));
  }

  get snapshot(): SubscriptionProperties {
    return this.properties;
  }

  get state(): SubscriptionState {
    return subscriptionStates[this.properties.state];
  }

  /** The events since it was restored. */
  get events(): readonly SubscriptionChanged[] {
    return this.changes;
  }

  /** Whether it differs from what was restored. */
  get isChanged(): boolean {
    return this.touched;
  }

  private begin(plan: Plan, period: BillingPeriod): Partial<SubscriptionProperties> {
    const { period: before, anchor } = this.properties;
    const follows = period.start.getTime() === before.end.getTime();
    return {
      planId: plan.id,
      scheduledPlanId: null,
      period,
      anchor: follows ? anchor : period.start,
      ...NO_DEADLINES,
    };
  }

  private circumstances(now: Date): Circumstances {
    const { period, suspendedByAdmin, cancelledAt } = this.properties;
    return { periodEnded: now >= period.end, suspendedByAdmin, wasCancelled: cancelledAt !== null };
  }

  private take(
    event: TransitionEvent,
    now: Date,
    changes: Partial<SubscriptionProperties>,
    reason: string | null = null,
  ): void {
    const from = this.properties.state;
    const hadAccess = this.accessEndsAt !== null;
    this.change({ ...changes, state: this.state.after(event, this.circumstances(now)) });
    this.note({ event, from, reason, endsAccess: hadAccess && !this.hasAccess(now) }, now);
  }

  private change(changes: Partial<SubscriptionProperties>): void {
    this.properties = { ...this.properties, ...changes };
    this.touched = true;
  }

  private note(step: Pick<SubscriptionChange, 'event' | 'from' | 'reason' | 'endsAccess'>, now: Date): void {
    const { accountId, id: subscriptionId, state: to, planId } = this.properties;
    this.changes.push(subscriptionChanged({ ...step, accountId, subscriptionId, to, planId }, now));
    this.touched = true;
  }
}
