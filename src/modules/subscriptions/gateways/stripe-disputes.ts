import type { Stripe } from 'stripe';
import type { DisputeStatus } from '../domain/dispute.js';
import type { DisputeNotice } from '../payment-gateway.js';

/** An inquiry becomes a dispute by an update; what came of it is told by an update or by its being closed. */
type DisputeEvent =
  | Stripe.ChargeDisputeCreatedEvent
  | Stripe.ChargeDisputeUpdatedEvent
  | Stripe.ChargeDisputeClosedEvent;

const TELLING: ReadonlySet<string> = new Set<DisputeEvent['type']>([
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
]);

/** Not here are inquiries (`warning_…`), which take no money, what was prevented, and appeals, which are told once they end. */
const STATUS: Readonly<Record<string, DisputeStatus>> = {
  needs_response: 'OPEN',
  under_review: 'OPEN',
  won: 'WON',
  lost: 'LOST',
};

export function tellsOfDispute(event: Stripe.Event): event is DisputeEvent {
  return TELLING.has(event.type);
}

/** Null where no money is at stake, and for a charge that was made in another way than ours. */
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
