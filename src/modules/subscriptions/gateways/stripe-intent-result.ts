import type { Stripe } from 'stripe';
import type { ChargeResult } from '../payment-gateway.js';
import { declineReason } from './stripe-failure.js';

/**
 * What became of the charge that a PaymentIntent stands for. Null where it waits for somebody.
 * Each is confirmed once, as it is made, and nobody else is given the means to. So a failed attempt is its end, though
 * Stripe would let it be tried again.
 */
export function intentResult(intent: Stripe.PaymentIntent): ChargeResult | null {
  const { id, status, last_payment_error: failure } = intent;
  if (status === 'succeeded') return { outcome: 'succeeded', reference: id };
  if (status === 'processing') return { outcome: 'unknown' };
  if (failure) return { outcome: 'declined', reason: declineReason(failure) };
  return status === 'canceled' ? { outcome: 'declined', reason: 'canceled' } : null;
}
