import { newId } from '../../../shared/ids.js';
import { type BillingPeriod, periodFrom } from './billing-period.js';
import type { Plan } from './plan.js';
import { type SubscriptionChange, subscriptionChanged } from './subscription-events.js';
import type { StateName, SubscriptionState, TransitionEvent } from './subscription-state.js';
import { subscriptionStates } from './subscription-states.js';

export interface SubscriptionProperties {
  readonly id: string;
  readonly accountId: string;
  readonly planId: string;
  readonly state: StateName;
  readonly period: BillingPeriod;
  readonly graceEndsAt: Date | null;
  readonly trialEndsAt: Date | null;
  /** 0 until it is stored. */
  readonly version: number;
  readonly createdAt: Date;
}

/** An account's right to watch, from its first payment on. */
export class Subscription {
  private readonly changes: ReturnType<typeof subscriptionChanged>[] = [];

  private constructor(private properties: SubscriptionProperties) {}

  static restore(properties: SubscriptionProperties): Subscription {
    return new Subscription(properties);
  }

  /** The account's first: its first period is paid. */
  static start(accountId: string, plan: Plan, now: Date): Subscription {
    const subscription = new Subscription({
      id: newId(),
      accountId,
      planId: plan.id,
      state: 'ACTIVE',
      period: periodFrom(now, plan.interval),
      graceEndsAt: null,
      trialEndsAt: null,
      version: 0,
      createdAt: now,
    });
    subscription.note('activated', null, now);
    return subscription;
  }

  /** Begins a new period, which is paid, after the one before is over. @throws IllegalTransitionError */
  activate(plan: Plan, now: Date): void {
    const next = this.state.activated(this.periodEnded(now));
    this.become(next, 'activated', now, {
      planId: plan.id,
      period: periodFrom(now, plan.interval),
      graceEndsAt: null,
    });
  }

  /** Whether `activate` would be refused now; asked before money moves. @throws IllegalTransitionError */
  requireActivatable(now: Date): void {
    this.state.activated(this.periodEnded(now));
  }

  /** @throws IllegalTransitionError */
  cancel(now: Date): void {
    this.become(this.state.cancelled(), 'cancelled', now);
  }

  /** @throws IllegalTransitionError */
  resume(now: Date): void {
    this.become(this.state.resumed(this.periodEnded(now)), 'resumed', now);
  }

  hasAccess(now: Date): boolean {
    return this.state.grantsAccess && !this.periodEnded(now);
  }

  get snapshot(): SubscriptionProperties {
    return this.properties;
  }

  get state(): SubscriptionState {
    return subscriptionStates[this.properties.state];
  }

  /** What happened to it since it was restored. */
  get events(): readonly ReturnType<typeof subscriptionChanged>[] {
    return this.changes;
  }

  private periodEnded(now: Date): boolean {
    return now >= this.properties.period.end;
  }

  private become(
    next: StateName,
    event: TransitionEvent,
    now: Date,
    changes: Partial<SubscriptionProperties> = {},
  ): void {
    const from = this.properties.state;
    this.properties = { ...this.properties, ...changes, state: next };
    this.note(event, from, now);
  }

  private note(event: TransitionEvent, from: StateName | null, now: Date): void {
    const change: SubscriptionChange = {
      accountId: this.properties.accountId,
      subscriptionId: this.properties.id,
      event,
      from,
      to: this.properties.state,
    };
    this.changes.push(subscriptionChanged(change, now));
  }
}
