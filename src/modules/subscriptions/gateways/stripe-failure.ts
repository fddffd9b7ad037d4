import { Stripe } from 'stripe';

const { errors } = Stripe;

/** Stripe rejected the request as invalid, so nothing came of it. */
export interface StripeRefusal {
  readonly kind: 'refused';
  readonly reason: string;
  /** The parameter of the request that the error is about, if Stripe says so. */
  readonly param: string | undefined;
}

/** Maps an error of Stripe for the caller. */
export type StripeFailure =
  /** Stripe or the bank declined. */
  | { readonly kind: 'declined'; readonly reason: string }
  | StripeRefusal
  /** It failed while it was processed, or the key was used for something else: the result can be looked up. */
  | { readonly kind: 'unclear' }
  /** It did not answer, or was overloaded. */
  | { readonly kind: 'away' }
  /** The operator has to act, for example on a wrong API key. */
  | { readonly kind: 'misconfigured' };

/** @returns null for an error that is not from Stripe */
export function stripeFailure(error: unknown): StripeFailure | null {
  if (error instanceof errors.StripeCardError) return { kind: 'declined', reason: declineReason(error) };
  if (error instanceof errors.StripeIdempotencyError) return { kind: 'unclear' };
  if (error instanceof errors.StripeInvalidRequestError) {
    return { kind: 'refused', reason: error.code ?? 'invalid_request', param: error.param };
  }
  if (error instanceof errors.StripeAuthenticationError || error instanceof errors.StripePermissionError) {
    return { kind: 'misconfigured' };
  }
  // 409: a request with the same key is being processed now.
  if (error instanceof errors.StripeAPIError) {
    return { kind: (error.statusCode ?? 0) >= 500 ? 'unclear' : 'away' };
  }
  return error instanceof errors.StripeError ? { kind: 'away' } : null;
}

interface Decline {
  readonly code?: string | null | undefined;
  readonly decline_code?: string | null | undefined;
}

/** `card_declined` says little; the bank's own code says more if there is one. */
export function declineReason({ code, decline_code: bankCode }: Decline): string {
  if (code && code !== 'card_declined') return code;
  return bankCode && bankCode !== 'generic_decline' ? bankCode : 'card_declined';
}
