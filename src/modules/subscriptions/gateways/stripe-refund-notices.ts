import type { Stripe } from 'stripe';
import type { RefundNotice } from '../payment-gateway.js';
import { KEY_FIELD } from './stripe-idempotency.js';
import { refundResult } from './stripe-refunds.js';

/** Which of them comes depends on how the charge was paid, and on the version of Stripe's API. */
type RefundEvent = Stripe.RefundUpdatedEvent | Stripe.RefundFailedEvent | Stripe.ChargeRefundUpdatedEvent;

const TELLING: ReadonlySet<string> = new Set<RefundEvent['type']>([
  'refund.updated',
  'refund.failed',
  'charge.refund.updated',
]);

export function isRefundEvent(event: Stripe.Event): event is RefundEvent {
  return TELLING.has(event.type);
}

/** Null for a refund that was made in another way than ours. */
export function refundNotice({ id, data: { object } }: RefundEvent): RefundNotice | null {
  const idempotencyKey = object.metadata?.[KEY_FIELD];
  return idempotencyKey === undefined
    ? null
    : { id, refund: { idempotencyKey, result: refundResult(object) } };
}
