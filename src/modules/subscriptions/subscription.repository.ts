import type { Page, PageRequest } from '../../shared/page.js';
import type { Invoice } from './domain/invoice.js';
import type { Plan } from './domain/plan.js';
import type { Subscription } from './domain/subscription.js';
import type { StateName, TransitionEvent } from './domain/subscription-state.js';

export interface SubscriptionRepository {
  /** For each account its subscription. */
  findByAccountIds(accountIds: readonly string[]): Promise<(Subscription | null)[]>;
}

export interface PlanRepository {
  /** The cheapest first. */
  all(): Promise<Plan[]>;
}

/** A step that a subscription took. */
export interface Transition {
  readonly id: string;
  readonly event: TransitionEvent;
  readonly from: StateName | null;
  readonly to: StateName;
  /** The plan that it was on afterwards; null in steps from before it was written down. */
  readonly planId: string | null;
  /** Why an administrator did it, in their words. */
  readonly reason: string | null;
  readonly occurredAt: Date;
}

/** What stands written of the past; the latest first. */
export interface BillingHistoryRepository {
  transitions(subscriptionId: string, page: PageRequest): Promise<Page<Transition>>;
  invoices(accountId: string, page: PageRequest): Promise<Page<Invoice>>;
}
