import type { Page, PageRequest } from '../../../shared/page.js';
import type { Dispute } from '../domain/dispute.js';
import type { Invoice } from '../domain/invoice.js';
import type { Payment } from '../domain/payment.js';
import type { Refund } from '../domain/refund.js';
import type { StateName, TransitionEvent } from '../domain/subscription-state.js';

/** A state change of a subscription. */
export interface Transition {
  readonly id: string;
  readonly event: TransitionEvent;
  readonly from: StateName | null;
  readonly to: StateName;
  /** The plan after the change; null in old transitions, which did not store it. */
  readonly planId: string | null;
  /** An administrator's reason. */
  readonly reason: string | null;
  readonly occurredAt: Date;
}

/**
 * The stored history, latest first. Each method returns the same page for many subscriptions or accounts, in their
 * order, and throws InvalidInputError for an invalid cursor.
 */
export interface BillingHistoryRepository {
  transitions(subscriptionIds: readonly string[], page: PageRequest): Promise<Page<Transition>[]>;
  invoices(accountIds: readonly string[], page: PageRequest): Promise<Page<Invoice>[]>;
  payments(accountIds: readonly string[], page: PageRequest): Promise<Page<Payment>[]>;
  refunds(accountIds: readonly string[], page: PageRequest): Promise<Page<Refund>[]>;
  disputes(accountIds: readonly string[], page: PageRequest): Promise<Page<Dispute>[]>;
}
