import { Stripe } from 'stripe';

const { errors } = Stripe;

/** The request makes no sense to Stripe, so nothing came of it. */
export interface StripeRefusal {
  readonly kind: 'refused';
  readonly reason: string;
  /** What of the request it is about, where Stripe says so. */
  readonly param: string | undefined;
}

/** Maps an error of Stripe for the caller. */
export type StripeFailure =
  /** Stripe or the bank said no. */
  | { readonly kind: 'declined'; readonly reason: string }
  | StripeRefusal
  /** It failed while it was worked on, or the key was used for something else: what came of it can be looked up. */
  | { readonly kind: 'unclear' }
  /** It did not answer, or had no time. */
  | { readonly kind: 'away' }
  /** Its operator has to act, such as on a wrong key. */
  | { readonly kind: 'misconfigured' };

/** @returns null when it is no error of Stripe's */
export function stripeFailure(error: unknown): StripeFailure | null {
  if (error instanceof errors.StripeCardError) return { kind: 'declined', reason: declineReason(error) };
  if (error instanceof errors.StripeIdempotencyError) return { kind: 'unclear' };
  if (error instanceof errors.StripeInvalidRequestError) {
    return { kind: 'refused', reason: error.code ?? 'invalid_request', param: error.param };
  }
  if (error instanceof errors.StripeAuthenticationError || error instanceof errors.StripePermissionError) {
    return { kind: 'misconfigured' };
  }
  // 409: the same key is being worked on at this moment.
  if (error instanceof errors.StripeAPIError) {
    return { kind: (error.statusCode ?? 0) >= 500 ? 'unclear' : 'away' };
  }
  return error instanceof errors.StripeError ? { kind: 'away' } : null;
}

interface Decline {
  readonly code?: string | null | undefined;
  readonly decline_code?: string | null | undefined;
}

/** `card_declined` says little; the bank's own code says more where there is one. */
export function declineReason({ code, decline_code: bankCode }: Decline): string {
  if (code && code !== 'card_declined') return code;
  return bankCode && bankCode !== 'generic_decline' ? bankCode : 'card_declined';
}
