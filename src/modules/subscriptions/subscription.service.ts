import { newId } from '../../shared/ids.js';
import { type BillingChangesDependencies, createBillingChanges } from './billing/billing-changes.js';
import { type PlanChangePreview, previewPlanChange } from './domain/plan-change-preview.js';
import { openOutstandingPayment, openPlanChange } from './domain/purchases.js';
import type { Subscription } from './domain/subscription.js';
import { savePaymentMethod } from './save-payment-method.js';
import { createSubscribe, type SubscribeDependencies } from './subscribe.service.js';
import type { PlanRepository } from './subscription.repository.js';

export interface SubscriptionDependencies
  extends BillingChangesDependencies,
    Omit<SubscribeDependencies, 'changes'> {
  readonly payments: BillingChangesDependencies['payments'] & SubscribeDependencies['payments'];
  readonly plans: PlanRepository;
}

export type SubscriptionService = ReturnType<typeof createSubscriptionService>;

/** Plans, and an account's subscription. Every call may be repeated without charging anything twice. */
export function createSubscriptionService(dependencies: SubscriptionDependencies) {
  const { subscriptions, plans, gateway, readTerms, clock } = dependencies;
  const changes = createBillingChanges(dependencies);
  const { applyAndPay } = changes;

  return {
    plans: () => plans.all(),

    /** Null before its first subscription. */
    async find(accountId: string): Promise<Subscription | null> {
      const [subscription] = await subscriptions.findByAccountIds([accountId]);
      return subscription ?? null;
    },

    findByAccountIds: (accountIds: readonly string[]) => subscriptions.findByAccountIds(accountIds),

    subscribe: createSubscribe({ ...dependencies, changes }),

    /**
     * Changes the plan. An upgrade takes effect at once and charges the difference for the rest of the period; any
     * other change takes effect at the end of the period. Changing to the current plan withdraws a pending change.
     * @throws NotFoundError, IllegalTransitionError, PaymentDeclinedError, PaymentInProgressError, PaymentUndecidedError
     */
    async changePlan(accountId: string, planId: string): Promise<Subscription> {
      const plan = (await readTerms()).planOf(planId);
      return applyAndPay(accountId, (billing, terms, now) =>
        openPlanChange(billing, terms, { plan, idempotencyKey: `plan-change:${newId()}`, now }),
      );
    },

    /** What `changePlan` would do now; null if it would be refused. @throws NotFoundError */
    async previewPlanChange(subscription: Subscription, planId: string): Promise<PlanChangePreview | null> {
      const { planOf } = await readTerms();
      const from = planOf(subscription.snapshot.planId);
      return previewPlanChange(subscription, from, planOf(planId), clock.now());
    },

    /** Ends the subscription with its period. @throws NotFoundError, IllegalTransitionError */
    cancel: (accountId: string) =>
      applyAndPay(accountId, (billing, _terms, now) => {
        billing.change((subscription) => subscription.cancel(now), now);
        return null;
      }),

    /** Cancels an active subscription of an account that is scheduled for erasure, so that it is not charged again. */
    async endWithAccount(accountId: string): Promise<void> {
      await changes.apply(accountId, (billing, _terms, now) => {
        if (billing.subscription?.allows('cancelled', now)) {
          billing.change((subscription) => subscription.cancel(now), now);
        }
        return null;
      });
    },

    /** Withdraws a cancellation. @throws NotFoundError, IllegalTransitionError */
    resume: (accountId: string) =>
      applyAndPay(accountId, (billing, _terms, now) => {
        billing.change((subscription) => subscription.resume(now), now);
        return null;
      }),

    /**
     * Pays what is due, such as after a declined renewal. Does nothing when nothing is due.
     * @throws NotFoundError, PaymentDeclinedError, PaymentUndecidedError
     */
    payOutstanding: (accountId: string) => applyAndPay(accountId, openOutstandingPayment),

    /**
     * Replaces the payment method, and charges it at once with what is due. It is kept even if that charge is declined.
     * @throws NotFoundError, InvalidInputError, PaymentDeclinedError, PaymentUndecidedError
     */
    async updatePaymentMethod(accountId: string, paymentMethod: string): Promise<Subscription> {
      const { fingerprint: _fingerprint, ...method } = await savePaymentMethod(
        gateway,
        accountId,
        paymentMethod,
      );
      return applyAndPay(accountId, (billing, terms, now) => {
        billing.change((subscription) => subscription.payWith(method), now);
        return billing.pendingPayment ? null : openOutstandingPayment(billing, terms, now);
      });
    },
  };
}
