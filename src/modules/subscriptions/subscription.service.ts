import type { Clock } from '../../shared/clock.js';
import { InvalidInputError, NotFoundError } from '../../shared/domain-error.js';
import { newId } from '../../shared/ids.js';
import type { PaymentRepository } from './billing/account-billing.repository.js';
import type { ReadBillingTerms } from './billing/billing-terms.js';
import {
  type BillingRepositories,
  type BillingTransactor,
  storeBillings,
} from './billing/billing-transaction.js';
import type { PaymentCollector } from './billing/payment-collector.js';
import type { TrialCards } from './billing/trial-cards.js';
import type { AccountBilling, BillingTerms } from './domain/account-billing.js';
import { requireKey } from './domain/idempotency-key.js';
import type { Payment } from './domain/payment.js';
import { isStartOf, isUnderWay } from './domain/payment.js';
import type { Plan } from './domain/plan.js';
import { type PlanChangePreview, previewPlanChange } from './domain/plan-change-preview.js';
import { openOutstandingPayment, openPlanChange, openStart, startTrial } from './domain/purchases.js';
import type { Subscription } from './domain/subscription.js';
import { PaymentDeclinedError, PaymentUndecidedError } from './domain/subscription-errors.js';
import type { PaymentGateway } from './payment-gateway.js';
import type { PlanRepository, SubscriptionRepository } from './subscription.repository.js';

/** The most characters of a gateway's name for a way to pay. */
const LONGEST_METHOD = 120;

export interface SubscriptionDependencies {
  readonly subscriptions: SubscriptionRepository;
  readonly plans: PlanRepository;
  readonly payments: Pick<PaymentRepository, 'findByKey' | 'findPending'>;
  readonly transactor: BillingTransactor;
  readonly collector: PaymentCollector;
  readonly gateway: Pick<PaymentGateway, 'saveMethod'>;
  readonly trialCards: Pick<TrialCards, 'claim'>;
  readonly readTerms: ReadBillingTerms;
  readonly refreshEntitlements: (accountIds: readonly string[]) => Promise<void>;
  readonly clock: Clock;
}

export interface SubscribeRequest {
  readonly planId: string;
  readonly paymentMethod: string;
  readonly idempotencyKey: string;
  /** Whether to begin with the plan's trial. */
  readonly trial: boolean;
}

export type SubscriptionService = ReturnType<typeof createSubscriptionService>;

/** What is done to an account's billing; a payment when that takes one. */
type Change = (billing: AccountBilling, terms: BillingTerms, now: Date) => Payment | null;

interface ChangeOptions {
  readonly idempotencyKey?: string;
  /** Done in the transaction in which the account's first subscription begins. */
  readonly onBegin?: (repositories: BillingRepositories) => Promise<void>;
}

interface Changed {
  /** To be collected. */
  readonly payment: Payment | null;
  readonly subscription: Subscription | null;
}

/** Plans, and an account's way through them. Every call may be repeated: nothing is charged twice. */
export function createSubscriptionService(dependencies: SubscriptionDependencies) {
  const { subscriptions, plans, payments, transactor, collector, gateway, trialCards, clock } = dependencies;
  const { readTerms, refreshEntitlements } = dependencies;

  async function find(accountId: string): Promise<Subscription | null> {
    const [subscription] = await subscriptions.findByAccountIds([accountId]);
    return subscription ?? null;
  }

  async function require(accountId: string): Promise<Subscription> {
    const subscription = await find(accountId);
    if (!subscription) throw new PaymentUndecidedError();
    return subscription;
  }

  /** One transaction on the account's billing, brought up to date first. @throws NotFoundError */
  async function change(
    accountId: string,
    apply: Change,
    { idempotencyKey, onBegin }: ChangeOptions = {},
  ): Promise<Changed> {
    const terms = await readTerms();
    const changed = await transactor.run(async (repositories): Promise<Changed> => {
      const [billing] = await repositories.billings.lock([accountId]);
      if (!billing || billing.isErased) throw new NotFoundError('The account');
      // Somebody may have asked with the same key while this call waited.
      const known = idempotencyKey && (await repositories.payments.findByKey(accountId, idempotencyKey));
      if (known) return { payment: known, subscription: billing.subscription };
      const now = clock.now();
      billing.catchUp(terms, now);
      const payment = apply(billing, terms, now);
      if (billing.subscription?.snapshot.version === 0) await onBegin?.(repositories);
      if (billing.isChanged) await storeBillings(repositories, [billing]);
      return { payment, subscription: billing.subscription };
    });
    await refreshEntitlements([accountId]);
    return changed;
  }

  /** @throws PaymentDeclinedError, PaymentUndecidedError */
  async function conclude(payment: Payment | null): Promise<void> {
    if (!payment || payment.status === 'SUCCEEDED') return;
    if (payment.status === 'DECLINED') throw new PaymentDeclinedError(payment.declineReason ?? 'declined');
    const [result] = await collector.collect([payment]);
    if (!result || result.outcome === 'unknown') throw new PaymentUndecidedError();
    if (result.outcome === 'declined') throw new PaymentDeclinedError(result.reason);
  }

  /** Settles an abandoned payment, unless this purchase resumes it. */
  async function clearTheWay(accountId: string, plan: Plan): Promise<void> {
    const pending = await payments.findPending(accountId);
    if (!pending || isUnderWay(pending, clock.now()) || isStartOf(pending, plan)) return;
    await collector.collect([pending]);
  }

  async function changeAndPay(accountId: string, apply: Change): Promise<Subscription> {
    const { payment, subscription } = await change(accountId, apply);
    await conclude(payment);
    return payment || !subscription ? require(accountId) : subscription;
  }

  const saveMethod = (accountId: string, paymentMethod: string) => {
    requireMethod(paymentMethod);
    return gateway.saveMethod(accountId, paymentMethod);
  };

  return {
    plans: () => plans.all(),
    /** Null before its first subscription. */
    find,
    findByAccountIds: (accountIds: readonly string[]) => subscriptions.findByAccountIds(accountIds),

    /**
     * Pays for a plan and gives access, or begins its trial. Repeating a call with its idempotency key charges
     * nothing more, and asking for something else with that key is refused.
     * @throws NotFoundError, InvalidInputError, PaymentDeclinedError, PaymentInProgressError, PaymentUndecidedError
     * @throws IllegalTransitionError, TrialUsedError, TrialCardUsedError
     */
    async subscribe(accountId: string, request: SubscribeRequest): Promise<Subscription> {
      requireKey(request.idempotencyKey);
      // A client's keys have a room of their own: none is a key of ours.
      const idempotencyKey = `client:${request.idempotencyKey}`;
      const plan = (await readTerms()).planOf(request.planId);
      const known = await payments.findByKey(accountId, idempotencyKey);
      if (known) {
        await conclude(requireSameRequest(known, request));
        return require(accountId);
      }
      const { fingerprint, ...method } = await saveMethod(accountId, request.paymentMethod);
      if (request.trial) {
        const begin: Change = (billing, _terms, now) => startTrial(billing, { plan, method, now });
        const onBegin = (repositories: BillingRepositories) => trialCards.claim(repositories, fingerprint);
        const { subscription } = await change(accountId, begin, { onBegin });
        return subscription ?? require(accountId);
      }
      await clearTheWay(accountId, plan);
      const start: Change = (billing, _terms, now) =>
        openStart(billing, {
          plan,
          method,
          idempotencyKey,
          requestedMethod: request.paymentMethod,
          now,
        });
      const { payment } = await change(accountId, start, { idempotencyKey });
      await conclude(payment && requireSameRequest(payment, request));
      return require(accountId);
    },

    /**
     * Goes over to another plan: at once to one that is more, paying the difference for the rest of the period;
     * otherwise at the end of the period. To the plan it is on, takes a change that waits back.
     * @throws NotFoundError, IllegalTransitionError, PaymentDeclinedError, PaymentInProgressError, PaymentUndecidedError
     */
    async changePlan(accountId: string, planId: string): Promise<Subscription> {
      const plan = (await readTerms()).planOf(planId);
      return changeAndPay(accountId, (billing, terms, now) =>
        openPlanChange(billing, terms, { plan, idempotencyKey: `plan-change:${newId()}`, now }),
      );
    },

    /** What `changePlan` would do now; null where it would be refused. @throws NotFoundError */
    async previewPlanChange(subscription: Subscription, planId: string): Promise<PlanChangePreview | null> {
      const { planOf } = await readTerms();
      const from = planOf(subscription.snapshot.planId);
      return previewPlanChange(subscription, from, planOf(planId), clock.now());
    },

    /** Ends the subscription with its period. @throws NotFoundError, IllegalTransitionError */
    cancel: (accountId: string) =>
      changeAndPay(accountId, (billing, _terms, now) => {
        billing.change((subscription) => subscription.cancel(now), now);
        return null;
      }),

    /** Cancels an active subscription of an account that is scheduled for erasure, so that it is not charged again. */
    async endWithAccount(accountId: string): Promise<void> {
      await change(accountId, (billing, _terms, now) => {
        if (billing.subscription?.allows('cancelled', now)) {
          billing.change((subscription) => subscription.cancel(now), now);
        }
        return null;
      });
    },

    /** Takes a cancellation back. @throws NotFoundError, IllegalTransitionError */
    resume: (accountId: string) =>
      changeAndPay(accountId, (billing, _terms, now) => {
        billing.change((subscription) => subscription.resume(now), now);
        return null;
      }),

    /**
     * Pays what has to be paid for the subscription to be as it should; where nothing has, changes nothing.
     * @throws NotFoundError, PaymentDeclinedError, PaymentUndecidedError
     */
    payOutstanding: (accountId: string) => changeAndPay(accountId, openOutstandingPayment),

    /**
     * Pays with another method from now on, and at once what is owed. Declined, it stays the method all the same.
     * @throws NotFoundError, InvalidInputError, PaymentDeclinedError, PaymentUndecidedError
     */
    async updatePaymentMethod(accountId: string, paymentMethod: string): Promise<Subscription> {
      const saved = await saveMethod(accountId, paymentMethod);
      const method = { paymentMethod: saved.paymentMethod, customer: saved.customer };
      return changeAndPay(accountId, (billing, terms, now) => {
        billing.change((subscription) => subscription.payWith(method), now);
        return billing.pendingPayment ? null : openOutstandingPayment(billing, terms, now);
      });
    },
  };
}

/** Refuses a key that was used for a different request, whose payment would otherwise be returned. @throws InvalidInputError */
function requireSameRequest(payment: Payment, request: SubscribeRequest): Payment {
  const { bill, requestedMethod } = payment;
  if (bill.planId !== request.planId) throw usedKey('for another plan');
  if (request.trial) throw usedKey('to pay at once');
  // Payments of former versions do not say how they were to be paid.
  if (requestedMethod !== null && requestedMethod !== request.paymentMethod) {
    throw usedKey('with another way to pay');
  }
  return payment;
}

function usedKey(how: string): InvalidInputError {
  return new InvalidInputError({ idempotencyKey: `This key was used ${how}. Choose a new one.` });
}

/** @throws InvalidInputError */
function requireMethod(paymentMethod: string): void {
  if (paymentMethod.length === 0 || paymentMethod.length > LONGEST_METHOD) {
    throw new InvalidInputError({ paymentMethod: `Give 1 to ${LONGEST_METHOD} characters.` });
  }
}
