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
  /** The plan that it was on afterwards; null in steps from before it was written down. */
  readonly planId: string | null;
  /** Why an administrator did it, in their words. */
  readonly reason: string | null;
  readonly occurredAt: Date;
}

/**
 * What stands written of the past; the latest first. The same page for each of many, in their order.
 * All throw InvalidInputError for a cursor that is none.
 */
export interface BillingHistoryRepository {
  transitions(subscriptionIds: readonly string[], page: PageRequest): Promise<Page<Transition>[]>;
  invoices(accountIds: readonly string[], page: PageRequest): Promise<Page<Invoice>[]>;
  payments(accountIds: readonly string[], page: PageRequest): Promise<Page<Payment>[]>;
  refunds(accountIds: readonly string[], page: PageRequest): Promise<Page<Refund>[]>;
  disputes(accountIds: readonly string[], page: PageRequest): Promise<Page<Dispute>[]>;
}
