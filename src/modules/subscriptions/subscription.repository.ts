import type { Payment } from './domain/payment.js';
import type { Plan } from './domain/plan.js';
import type { Subscription } from './domain/subscription.js';

export interface SubscriptionRepository {
  /** For each account its subscription. */
  findByAccountIds(accountIds: readonly string[]): Promise<(Subscription | null)[]>;
  /** Stores the subscription and the steps it took. @throws SubscriptionChangedError when a newer one is stored */
  save(subscription: Subscription): Promise<void>;
}

export interface PlanRepository {
  /** The cheapest first. */
  all(): Promise<Plan[]>;
}

export interface PaymentRepository {
  /** Waits until no other transaction works on this account's payments. */
  lockAccount(accountId: string): Promise<void>;
  find(id: string): Promise<Payment | null>;
  findByKey(accountId: string, idempotencyKey: string): Promise<Payment | null>;
  /** The one payment whose outcome is not known yet. */
  findPending(accountId: string): Promise<Payment | null>;
  insert(payment: Payment): Promise<void>;
  /** Lets a pending payment be found by another key of the client's. */
  rename(id: string, idempotencyKey: string): Promise<void>;
  succeed(id: string, subscriptionId: string, gatewayReference: string): Promise<void>;
  /** What has succeeded stays so. */
  decline(id: string, reason: string): Promise<void>;
}
