import type { AccountBilling } from '../domain/account-billing.js';
import type { Payment } from '../domain/payment.js';

/** The billings of accounts within a transaction. Locks are held until it ends. */
export interface AccountBillingRepository {
  /** Locks the billing of these accounts. Returns one for each, in their order, even without a subscription. */
  lock(accountIds: readonly string[]): Promise<AccountBilling[]>;
  /**
   * Locks some due billings that no one else has locked, the longest due first. Accounts that are suspended are not
   * charged: their billings are processed once they are reinstated.
   */
  lockDue(now: Date, most: number): Promise<AccountBilling[]>;
  /** Postpones an account until then. */
  postpone(accountId: string, until: Date): Promise<void>;
  /** When the next billing is due; null for never. */
  nextDueAt(): Promise<Date | null>;
  /** Stores changes. @throws SubscriptionChangedError after a concurrent write without a lock */
  save(billings: readonly AccountBilling[]): Promise<void>;
}

/** Payments, independent of billings, for example those with an unknown outcome. */
export interface PaymentRepository {
  find(id: string): Promise<Payment | null>;
  findByKey(accountId: string, idempotencyKey: string): Promise<Payment | null>;
  findPending(accountId: string): Promise<Payment | null>;
  /** Locks the payments that exist, until the transaction ends. */
  lock(ids: readonly string[]): Promise<Payment[]>;
  /** Takes some payments whose outcome is to be checked now. They are not returned again before their next check. */
  takeToCheck(now: Date, most: number): Promise<Payment[]>;
  /** When the next payment is to be checked; null for never. */
  nextCheckAt(): Promise<Date | null>;
}

/** The gateway notices that were received. */
export interface GatewayNoticeRepository {
  /** Records a notice. @returns false if it was received before */
  record(id: string, now: Date): Promise<boolean>;
  /** Deletes a bounded number of notices that were received before a time. @returns how many */
  forgetBefore(time: Date): Promise<number>;
}
