import type { AccountBilling } from '../domain/account-billing.js';
import type { Payment } from '../domain/payment.js';

/** Billings as one transaction sees and changes them. What it locks stays locked to its end. */
export interface AccountBillingRepository {
  /** Locks the billing of these accounts. Returns one for each, in their order, even without a subscription. */
  lock(accountIds: readonly string[]): Promise<AccountBilling[]>;
  /**
   * Of those that are due, the longest due first, some that nobody else works on. Whoever is kept out of their account is
   * charged nothing: theirs are due once it is open again.
   */
  lockDue(now: Date, most: number): Promise<AccountBilling[]>;
  /** Leaves an account alone until then. */
  postpone(accountId: string, until: Date): Promise<void>;
  /** When the next one of those is due; null when none ever is. */
  nextDueAt(): Promise<Date | null>;
  /** Stores changes. @throws SubscriptionChangedError after a concurrent write without a lock */
  save(billings: readonly AccountBilling[]): Promise<void>;
}

/** Payments by themselves, such as those whose outcome is unknown. */
export interface PaymentRepository {
  find(id: string): Promise<Payment | null>;
  findByKey(accountId: string, idempotencyKey: string): Promise<Payment | null>;
  findPending(accountId: string): Promise<Payment | null>;
  /** Those of the ids that exist, locked until the transaction ends. */
  lock(ids: readonly string[]): Promise<Payment[]>;
  /** Some whose outcome has to be asked for now. They are not handed out again before their next check. */
  takeToCheck(now: Date, most: number): Promise<Payment[]>;
  /** When the next one is to be checked; null when none is. */
  nextCheckAt(): Promise<Date | null>;
}

/** Notices of a gateway that were heard. */
export interface GatewayNoticeRepository {
  /** False when it was heard before. */
  hear(id: string, now: Date): Promise<boolean>;
  /** Forgets those heard before a time, a bounded number at a time. */
  forgetBefore(time: Date): Promise<number>;
}
