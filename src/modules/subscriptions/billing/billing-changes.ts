import type { Clock } from '../../../shared/clock.js';
import { NotFoundError } from '../../../shared/domain-error.js';
import type { AccountBilling, BillingTerms } from '../domain/account-billing.js';
import type { Payment } from '../domain/payment.js';
import type { Subscription } from '../domain/subscription.js';
import { PaymentDeclinedError, PaymentUndecidedError } from '../domain/subscription-errors.js';
import type { SubscriptionRepository } from '../subscription.repository.js';
import type { PaymentRepository } from './account-billing.repository.js';
import type { ReadBillingTerms } from './billing-terms.js';
import { type BillingRepositories, type BillingTransactor, storeBillings } from './billing-transaction.js';
import type { PaymentCollector } from './payment-collector.js';

export interface BillingChangesDependencies {
  readonly subscriptions: SubscriptionRepository;
  readonly payments: Pick<PaymentRepository, 'findByKey'>;
  readonly transactor: BillingTransactor;
  readonly collector: PaymentCollector;
  readonly readTerms: ReadBillingTerms;
  readonly refreshEntitlements: (accountIds: readonly string[]) => Promise<void>;
  readonly clock: Clock;
}

/** A change of an account's billing. Returns the payment that it needs, or null. */
export type BillingChange = (billing: AccountBilling, terms: BillingTerms, now: Date) => Payment | null;

export interface BillingChangeOptions {
  readonly idempotencyKey?: string;
  /** Runs in the transaction in which the account's first subscription starts. */
  readonly onFirstSubscription?: (repositories: BillingRepositories) => Promise<void>;
}

export interface ChangedBilling {
  /** To be collected. */
  readonly payment: Payment | null;
  readonly subscription: Subscription | null;
}

export type BillingChanges = ReturnType<typeof createBillingChanges>;

/** Changes an account's billing, and collects the payment that a change needs. */
export function createBillingChanges(dependencies: BillingChangesDependencies) {
  const { subscriptions, transactor, collector, readTerms, refreshEntitlements, clock } = dependencies;

  /** @throws PaymentUndecidedError when there is none yet */
  async function requireSubscription(accountId: string): Promise<Subscription> {
    const [subscription] = await subscriptions.findByAccountIds([accountId]);
    if (!subscription) throw new PaymentUndecidedError();
    return subscription;
  }

  /**
   * Changes the account's billing in one transaction, after bringing it up to date. With an idempotency key that has
   * a payment, returns that payment and changes nothing.
   * @throws NotFoundError
   */
  async function apply(
    accountId: string,
    change: BillingChange,
    { idempotencyKey, onFirstSubscription }: BillingChangeOptions = {},
  ): Promise<ChangedBilling> {
    const terms = await readTerms();
    const changed = await transactor.run(async (repositories): Promise<ChangedBilling> => {
      const [billing] = await repositories.billings.lock([accountId]);
      if (!billing || billing.isErased) throw new NotFoundError('The account');
      // A concurrent request with the same key may have finished while this one waited for the lock.
      const known = idempotencyKey && (await repositories.payments.findByKey(accountId, idempotencyKey));
      if (known) return { payment: known, subscription: billing.subscription };
      const now = clock.now();
      billing.catchUp(terms, now);
      const payment = change(billing, terms, now);
      if (billing.subscription?.snapshot.version === 0) await onFirstSubscription?.(repositories);
      if (billing.isChanged) await storeBillings(repositories, [billing]);
      return { payment, subscription: billing.subscription };
    });
    await refreshEntitlements([accountId]);
    return changed;
  }

  /** Collects a payment unless it is settled. @throws PaymentDeclinedError, PaymentUndecidedError */
  async function requirePaid(payment: Payment | null): Promise<void> {
    if (!payment || payment.status === 'SUCCEEDED') return;
    if (payment.status === 'DECLINED') throw new PaymentDeclinedError(payment.declineReason ?? 'declined');
    const [result] = await collector.collect([payment]);
    if (!result || result.outcome === 'unknown') throw new PaymentUndecidedError();
    if (result.outcome === 'declined') throw new PaymentDeclinedError(result.reason);
  }

  return {
    requireSubscription,
    apply,
    requirePaid,

    /** @throws NotFoundError, PaymentDeclinedError, PaymentUndecidedError */
    async applyAndPay(accountId: string, change: BillingChange): Promise<Subscription> {
      const { payment, subscription } = await apply(accountId, change);
      await requirePaid(payment);
      return payment || !subscription ? requireSubscription(accountId) : subscription;
    },
  };
}
