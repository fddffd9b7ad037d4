import type { Stripe } from 'stripe';
import type { DisputeStatus } from '../domain/dispute.js';
import type { DisputeNotice } from '../payment-gateway.js';

/** An update may turn an inquiry into a dispute; the outcome comes with an update or when the dispute is closed. */
type DisputeEvent =
  | Stripe.ChargeDisputeCreatedEvent
  | Stripe.ChargeDisputeUpdatedEvent
  | Stripe.ChargeDisputeClosedEvent;

const DISPUTE_EVENTS: ReadonlySet<string> = new Set<DisputeEvent['type']>([
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
]);

/**
 * Omits inquiries (`warning_…`), which take no money, prevented disputes, and appeals, whose outcome is reported when
 * they end.
 */
const STATUS: Readonly<Record<string, DisputeStatus>> = {
  needs_response: 'OPEN',
  under_review: 'OPEN',
  won: 'WON',
  lost: 'LOST',
};

export function isDisputeEvent(event: Stripe.Event): event is DisputeEvent {
  return DISPUTE_EVENTS.has(event.type);
}

/** Null if no money is at stake, or for a charge without a PaymentIntent, which is not ours. */
export function disputeNotice({ id, data: { object } }: DisputeEvent): DisputeNotice | null {
  const status = Object.hasOwn(STATUS, object.status) ? STATUS[object.status] : undefined;
  const { payment_intent: intent } = object;
  if (!status || intent === null) return null;
  return {
    id,
    dispute: {
      reference: object.id,
      chargeReference: typeof intent === 'string' ? intent : intent.id,
      status,
      reason: object.reason,
      amount: { amountMinor: object.amount, currency: object.currency.toUpperCase() },
    },
  };
}
