import type { Invoice } from '../domain/invoice.js';
import type { Payment } from '../domain/payment.js';
import type { Refund } from '../domain/refund.js';

export interface RefundRepository {
  /** Locks the account's refunds until the transaction ends, because idempotency keys are per account. */
  lockInvoice(id: string): Promise<Invoice | null>;
  /** The payment that paid an invoice. */
  findPaymentOf(invoiceId: string): Promise<Payment | null>;
  findByKey(accountId: string, idempotencyKey: string): Promise<Refund | null>;
  /** The part of an invoice that was refunded or is being refunded, in minor units. */
  sumOf(invoiceId: string): Promise<number>;
  insert(refund: Refund): Promise<void>;
  /** Takes some unsettled refunds. They are not returned again before their next check. */
  takeToCheck(now: Date, most: number): Promise<Refund[]>;
  /** When the next unsettled refund is to be checked; null for never. */
  nextCheckAt(): Promise<Date | null>;
  /**
   * Stores the outcome, and adds the amount to the invoice. Settled refunds are not changed.
   * @returns whether this call settled it
   */
  settle(refund: Refund): Promise<boolean>;
  /** Locks a refund until the transaction ends. */
  lock(id: string): Promise<Refund | null>;
  /** Stores that a refund failed after it had succeeded, and subtracts it from the refunded amount of its invoice. */
  withdraw(failed: Refund): Promise<void>;
  /** How many refunds of a payment were attempted. */
  attemptsOf(paymentId: string): Promise<number>;
}
