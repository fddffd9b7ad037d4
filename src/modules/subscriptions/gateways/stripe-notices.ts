import type { Stripe } from 'stripe';
import type { Clock } from '../../../shared/clock.js';
import { NoticeRefusedError } from '../notice-refused-error.js';
import type { GatewayNotice, SignedNotice } from '../payment-gateway.js';
import { disputeNotice, isDisputeEvent } from './stripe-disputes.js';
import { KEY_FIELD } from './stripe-idempotency.js';
import { intentResult } from './stripe-intent-result.js';
import { isRefundEvent, refundNotice } from './stripe-refund-notices.js';

const SIGNATURE = 'stripe-signature';

/** Reads the events of Stripe about our charges, their refunds and disputes (docs.stripe.com/webhooks). */
export function createStripeNotices(stripe: Stripe, webhookSecret: string, clock: Clock) {
  /** Verified by Stripe's library: signed at most 5 minutes ago, compared in constant time. */
  function verify({ body, headers }: SignedNotice): Stripe.Event {
    const signature = headers[SIGNATURE];
    if (typeof signature !== 'string') throw new NoticeRefusedError(`the header ${SIGNATURE} is missing`);
    const now = clock.now().getTime();
    try {
      return stripe.webhooks.constructEvent(body, signature, webhookSecret, undefined, undefined, now);
    } catch {
      throw new NoticeRefusedError('its signature does not match, or was made too long ago');
    }
  }

  return {
    readNotice(signed: SignedNotice): GatewayNotice | null {
      const event = verify(signed);
      if (isDisputeEvent(event)) return disputeNotice(event);
      if (isRefundEvent(event)) return refundNotice(event);
      if (!decidesCharge(event)) return null;
      const intent = event.data.object;
      const idempotencyKey = intent.metadata[KEY_FIELD];
      const result = intentResult(intent);
      return idempotencyKey === undefined || !result ? null : { id: event.id, idempotencyKey, result };
    },
  };
}

type DecidingEvent =
  | Stripe.PaymentIntentSucceededEvent
  | Stripe.PaymentIntentPaymentFailedEvent
  | Stripe.PaymentIntentCanceledEvent;

const DECIDING: ReadonlySet<string> = new Set<DecidingEvent['type']>([
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
]);

function decidesCharge(event: Stripe.Event): event is DecidingEvent {
  return DECIDING.has(event.type);
}
