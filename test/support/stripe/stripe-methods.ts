import type { ApiError, Status } from './stripe-objects.js';

/** The result of a charge, by the name of the payment method. */
interface MethodScript {
  readonly status: Status;
  readonly error?: ApiError;
  /** The fault of the first request with a key. */
  readonly first?: 'lostBefore' | 'lostAfter' | 'failsBefore' | 'failsAfter';
}

function cardError(code: string, declineCode: string): MethodScript {
  const error = { type: 'card_error', code, decline_code: declineCode, message: 'Your card was declined.' };
  return { status: 'requires_payment_method', error };
}

const scripts: Readonly<Record<string, MethodScript>> = {
  pm_declined: cardError('card_declined', 'generic_decline'),
  pm_insufficient_funds: cardError('card_declined', 'insufficient_funds'),
  pm_needs_action: cardError('authentication_required', 'authentication_required'),
  pm_timeout: { status: 'succeeded', first: 'lostAfter' },
  pm_timeout_lost: { status: 'succeeded', first: 'lostBefore' },
  pm_late_success: { status: 'processing' },
  pm_fails_before: { status: 'succeeded', first: 'failsBefore' },
  pm_fails_after: { status: 'succeeded', first: 'failsAfter' },
  pm_stuck: { status: 'requires_action', first: 'failsAfter' },
};

export function scriptOf(paymentMethod: string | null): MethodScript {
  return scripts[paymentMethod ?? ''] ?? { status: 'succeeded' };
}
