import type { Stripe } from 'stripe';
import type { ChargeResult } from '../payment-gateway.js';
import { declineReason } from './stripe-failure.js';

/**
 * The outcome of a PaymentIntent; null while it waits for someone. Each is confirmed once, on creation, and nobody
 * else can confirm it. So a failed attempt is final, though Stripe would allow another.
 */
export function intentResult(intent: Stripe.PaymentIntent): ChargeResult | null {
  const { id, status, last_payment_error: failure } = intent;
  if (status === 'succeeded') return { outcome: 'succeeded', reference: id };
  if (status === 'processing') return { outcome: 'unknown' };
  if (failure) return { outcome: 'declined', reason: declineReason(failure) };
  return status === 'canceled' ? { outcome: 'declined', reason: 'canceled' } : null;
}
