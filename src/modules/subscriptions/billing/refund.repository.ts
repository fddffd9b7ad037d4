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
  /** When the next one is to be checked; null when none is. */
  nextCheckAt(): Promise<Date | null>;
  /**
   * Stores the outcome, and notes on the invoice what was given back. Once: a settled one stays as it is.
   * @returns whether it was this call that settled it
   */
  settle(refund: Refund): Promise<boolean>;
  /** Locks a refund until the transaction ends. */
  lock(id: string): Promise<Refund | null>;
  /** Stores that one which had succeeded has failed, and that its invoice was refunded so much less. */
  withdraw(failed: Refund): Promise<void>;
  /** How often it was tried to give a payment back. */
  triesOf(paymentId: string): Promise<number>;
}
