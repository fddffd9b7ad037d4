import { Stripe } from 'stripe';
import { PaymentDeclinedError } from '../domain/subscription-errors.js';
import type { SavedPaymentMethod } from '../payment-gateway.js';
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

  async function attach(paymentMethod: string, customer: string): Promise<string> {
    try {
      return (await stripe.paymentMethods.attach(paymentMethod, { customer })).id;
    } catch (error) {
      if (error instanceof Stripe.errors.StripeInvalidRequestError) {
        const known = await stripe.paymentMethods.retrieve(paymentMethod);
        if (known.customer === customer) return known.id;
      }
      throw error;
    }
  }

  return {
    /** @throws PaymentDeclinedError, and errors of Stripe that say nothing about this payment method */
    async saveMethod(accountId: string, paymentMethod: string): Promise<SavedPaymentMethod> {
      const customer = await customerOf(accountId);
      try {
        return { customer, paymentMethod: await attach(paymentMethod, customer) };
      } catch (error) {
        const failure = stripeFailure(error);
        if (failure?.kind !== 'declined' && failure?.kind !== 'refused') throw error;
        throw new PaymentDeclinedError(failure.reason);
      }
    },
  };
}
