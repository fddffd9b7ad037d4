import type { Plan } from './domain/plan.js';
import type { Subscription } from './domain/subscription.js';

export interface SubscriptionRepository {
  /** The subscription of each account, in their order; null without one. */
  findByAccountIds(accountIds: readonly string[]): Promise<(Subscription | null)[]>;
}

export interface PlanRepository {
  /** The cheapest first. */
  all(): Promise<Plan[]>;
}
