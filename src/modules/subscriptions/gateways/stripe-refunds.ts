import type { Stripe } from 'stripe';
import type { Clock } from '../../../shared/clock.js';
import type { Refund, RefundResult } from '../payment-gateway.js';
import { stripeFailure } from './stripe-failure.js';
import { isReplay, KEY_FIELD, mayBeForgotten } from './stripe-idempotency.js';

const UNKNOWN: RefundResult = { outcome: 'unknown' };
const PAGE = 100;

/** Refunds once per key, in the same way as charges. */
export function createStripeRefunds(stripe: Stripe, clock: Clock) {
  async function lookUp({ idempotencyKey, reference }: Refund): Promise<RefundResult | null> {
    for await (const refund of stripe.refunds.list({ payment_intent: reference, limit: PAGE })) {
      if (refund.metadata?.[KEY_FIELD] === idempotencyKey) return refundResult(refund);
    }
    return null;
  }

  async function send({ idempotencyKey, reference, amount }: Refund): Promise<RefundResult> {
    const refund = await stripe.refunds.create(
      {
        payment_intent: reference,
        amount: amount.amountMinor,
        metadata: { [KEY_FIELD]: idempotencyKey },
      },
      { idempotencyKey },
    );
    return refundResult(isReplay(refund) ? await stripe.refunds.retrieve(refund.id) : refund);
  }

  return {
    /** @throws errors of Stripe that say nothing about this refund */
    async refund(refund: Refund): Promise<RefundResult> {
      const known = mayBeForgotten(refund.idempotencyKey, clock) ? await lookUp(refund) : null;
      if (known) return known;
      try {
        return await send(refund);
      } catch (error) {
        const failure = stripeFailure(error);
        if (failure?.kind === 'declined' || failure?.kind === 'refused') {
          return { outcome: 'failed', reason: failure.reason };
        }
        if (failure?.kind === 'unclear') return (await lookUp(refund)) ?? UNKNOWN;
        throw error;
      }
    },
  };
}

/** What a refund says of itself; it may fail after it has succeeded. */
export function refundResult({ id, status, failure_reason: reason }: Stripe.Refund): RefundResult {
  if (status === 'succeeded') return { outcome: 'succeeded', reference: id };
  return status === 'failed' || status === 'canceled'
    ? { outcome: 'failed', reason: reason ?? status }
    : UNKNOWN;
}
