import { Stripe } from 'stripe';
import { PaymentDeclinedError } from '../domain/subscription-errors.js';
import type { SavedPaymentMethod } from '../payment-gateway.js';
import { stripeFailure } from './stripe-failure.js';
import { ACCOUNT_FIELD, metadataQuery } from './stripe-idempotency.js';

/** One customer at Stripe for each account, and the ways to pay that it may be charged by. */
export function createStripeCustomers(stripe: Stripe) {
  /** The search lags behind by a minute; for a day Stripe knows by the key that the customer was made. */
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
    /** @throws PaymentDeclinedError, and the errors of Stripe that say nothing about this way to pay */
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
