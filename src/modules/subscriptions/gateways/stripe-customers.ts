import { Stripe } from 'stripe';
import { PaymentDeclinedError } from '../domain/subscription-errors.js';
import type { SavedMethod } from '../payment-gateway.js';
import { stripeFailure } from './stripe-failure.js';
import { ACCOUNT_FIELD, metadataQuery } from './stripe-idempotency.js';

/** One Stripe customer per account, with its payment methods. */
export function createStripeCustomers(stripe: Stripe) {
  /**
   * The search lags behind by a minute, but for a day Stripe recognises the idempotency key with which the customer
   * was created.
   */
  async function customerOf(accountId: string): Promise<string> {
    const { data } = await stripe.customers.search({ query: metadataQuery(ACCOUNT_FIELD, accountId) });
    const [known] = data;
    if (known) return known.id;
    const made = await stripe.customers.create(
      { metadata: { [ACCOUNT_FIELD]: accountId } },
      { idempotencyKey: `customer-${accountId}` },
    );
    return made.id;
  }

  async function attach(paymentMethod: string, customer: string): Promise<Stripe.PaymentMethod> {
    try {
      return await stripe.paymentMethods.attach(paymentMethod, { customer });
    } catch (error) {
      if (error instanceof Stripe.errors.StripeInvalidRequestError) {
        const known = await stripe.paymentMethods.retrieve(paymentMethod);
        if (known.customer === customer) return known;
      }
      throw error;
    }
  }

  return {
    /** @throws PaymentDeclinedError, and errors of Stripe that say nothing about this payment method */
    async saveMethod(accountId: string, paymentMethod: string): Promise<SavedMethod> {
      const customer = await customerOf(accountId);
      try {
        const method = await attach(paymentMethod, customer);
        return { customer, paymentMethod: method.id, fingerprint: fingerprintOf(method) };
      } catch (error) {
        const failure = stripeFailure(error);
        if (failure?.kind !== 'declined' && failure?.kind !== 'refused') throw error;
        throw new PaymentDeclinedError(failure.reason);
      }
    },
  };
}

/** Only cards and bank accounts have a fingerprint. */
function fingerprintOf(method: Stripe.PaymentMethod): string | null {
  const source = method.card ?? method.sepa_debit ?? method.us_bank_account ?? method.bacs_debit;
  return source?.fingerprint ?? null;
}
