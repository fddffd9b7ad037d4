import type { Clock } from '../../shared/clock.js';
import { InvalidInputError } from '../../shared/domain-error.js';
import type { PaymentRepository } from './billing/account-billing.repository.js';
import type { BillingChange, BillingChangeOptions, BillingChanges } from './billing/billing-changes.js';
import type { ReadBillingTerms } from './billing/billing-terms.js';
import type { PaymentCollector } from './billing/payment-collector.js';
import type { TrialCards } from './billing/trial-cards.js';
import { requireKey } from './domain/idempotency-key.js';
import { isStartOf, isUnderWay, type Payment } from './domain/payment.js';
import type { Plan } from './domain/plan.js';
import { openStart, startTrial } from './domain/purchases.js';
import type { Subscription } from './domain/subscription.js';
import type { PaymentGateway } from './payment-gateway.js';
import { savePaymentMethod } from './save-payment-method.js';

export interface SubscribeRequest {
  readonly planId: string;
  readonly paymentMethod: string;
  readonly idempotencyKey: string;
  /** Whether to begin with the plan's trial. */
  readonly trial: boolean;
}

export interface SubscribeDependencies {
  readonly payments: Pick<PaymentRepository, 'findByKey' | 'findPending'>;
  readonly collector: PaymentCollector;
  readonly gateway: Pick<PaymentGateway, 'saveMethod'>;
  readonly trialCards: Pick<TrialCards, 'claim'>;
  readonly readTerms: ReadBillingTerms;
  readonly changes: BillingChanges;
  readonly clock: Clock;
}

/** The purchase of a plan. */
export function createSubscribe(dependencies: SubscribeDependencies) {
  const { payments, collector, gateway, trialCards, readTerms, changes, clock } = dependencies;

  /** Settles an abandoned payment, unless this purchase resumes it. */
  async function settleAbandoned(accountId: string, plan: Plan): Promise<void> {
    const pending = await payments.findPending(accountId);
    if (!pending || isUnderWay(pending, clock.now()) || isStartOf(pending, plan)) return;
    await collector.collect([pending]);
  }

  /**
   * Pays for a plan and gives access, or starts its trial. Repeating a call with its idempotency key charges nothing
   * more; using the key for a different request is refused.
   * @throws NotFoundError, InvalidInputError, PaymentDeclinedError, PaymentInProgressError, PaymentUndecidedError
   * @throws IllegalTransitionError, TrialUsedError, TrialCardUsedError
   */
  return async function subscribe(accountId: string, request: SubscribeRequest): Promise<Subscription> {
    requireKey(request.idempotencyKey);
    // The prefix keeps clients' keys apart from the keys that this service makes.
    const idempotencyKey = `client:${request.idempotencyKey}`;
    const plan = (await readTerms()).planOf(request.planId);
    const known = await payments.findByKey(accountId, idempotencyKey);
    if (known) {
      await changes.requirePaid(requireSameRequest(known, request));
      return changes.requireSubscription(accountId);
    }
    const { fingerprint, ...method } = await savePaymentMethod(gateway, accountId, request.paymentMethod);
    if (request.trial) {
      const start: BillingChange = (billing, _terms, now) => startTrial(billing, { plan, method, now });
      const options: BillingChangeOptions = {
        onFirstSubscription: (repositories) => trialCards.claim(repositories, fingerprint),
      };
      const { subscription } = await changes.apply(accountId, start, options);
      return subscription ?? changes.requireSubscription(accountId);
    }
    await settleAbandoned(accountId, plan);
    const start: BillingChange = (billing, _terms, now) =>
      openStart(billing, { plan, method, idempotencyKey, requestedMethod: request.paymentMethod, now });
    const { payment } = await changes.apply(accountId, start, { idempotencyKey });
    await changes.requirePaid(payment && requireSameRequest(payment, request));
    return changes.requireSubscription(accountId);
  };
}

/**
 * Refuses a key that was used for a different request, whose payment would otherwise be returned.
 * @throws InvalidInputError
 */
function requireSameRequest(payment: Payment, request: SubscribeRequest): Payment {
  const { bill, requestedMethod } = payment;
  if (bill.planId !== request.planId) throw usedKey('for another plan');
  if (request.trial) throw usedKey('to pay at once');
  // Payments made by older versions do not record the requested method.
  if (requestedMethod !== null && requestedMethod !== request.paymentMethod) {
    throw usedKey('with another way to pay');
  }
  return payment;
}

function usedKey(how: string): InvalidInputError {
  return new InvalidInputError({ idempotencyKey: `This key was used ${how}. Choose a new one.` });
}
