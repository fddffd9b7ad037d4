import type { Logger } from '../../../platform/telemetry/logger.js';
import type { Tracing } from '../../../platform/telemetry/tracing/tracing.js';
import type { Clock } from '../../../shared/clock.js';
import { ServiceUnavailableError } from '../../../shared/domain-error.js';
import type { PaymentGateway } from '../payment-gateway.js';
import { createStripeCharges } from './stripe-charges.js';
import { createStripeCustomers } from './stripe-customers.js';
import { type StripeFailure, stripeFailure } from './stripe-failure.js';
import { createStripeNotices } from './stripe-notices.js';
import { createStripeRefunds } from './stripe-refunds.js';
import { createStripeClient, type StripeSettings } from './stripe-settings.js';

const RETRY_AFTER_SECONDS = 10;

export interface StripeGatewayOptions {
  readonly settings: StripeSettings;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The timeout of a call. */
  readonly timeoutMs?: number;
  /** Default: requests are not traced. */
  readonly tracing?: Tracing;
}

/** Moves money with Stripe, by PaymentIntents that are confirmed on creation. */
export function createStripeGateway(options: StripeGatewayOptions): PaymentGateway {
  const { settings, clock, logger, timeoutMs, tracing } = options;
  const stripe = createStripeClient(settings, timeoutMs, tracing);
  const { saveMethod } = createStripeCustomers(stripe);
  const { charge } = createStripeCharges(stripe, clock);
  const { refund } = createStripeRefunds(stripe, clock);
  const { readNotice } = createStripeNotices(stripe, settings.webhookSecret, clock);

  /** A request or key that Stripe refuses is our error: retrying does not help, and the payment was not declined. */
  function explain(error: unknown): StripeFailure {
    const failure = stripeFailure(error);
    if (!failure) throw error;
    if (failure.kind === 'misconfigured' || failure.kind === 'refused') {
      logger.error(
        { err: error },
        'Stripe rejects our requests: check STRIPE_SECRET_KEY and the error message',
      );
      throw new ServiceUnavailableError('Paying', RETRY_AFTER_SECONDS);
    }
    logger.warn({ err: error }, 'The outcome of a Stripe request is unknown');
    return failure;
  }

  async function orUnknown<Result>(work: Promise<Result>): Promise<Result | { readonly outcome: 'unknown' }> {
    try {
      return await work;
    } catch (error) {
      explain(error);
      return { outcome: 'unknown' };
    }
  }

  return {
    name: 'stripe',
    charge: (wanted) => orUnknown(charge(wanted)),
    refund: (wanted) => orUnknown(refund(wanted)),
    readNotice,

    async saveMethod(accountId, paymentMethod) {
      try {
        return await saveMethod(accountId, paymentMethod);
      } catch (error) {
        if (!stripeFailure(error)) throw error;
        explain(error);
        throw new ServiceUnavailableError('Paying', RETRY_AFTER_SECONDS);
      }
    },
  };
}
