/** How the simulated gateway treats a payment method. */
export interface SimulatedMethod {
  /** The reason with which every charge is declined. */
  readonly decline?: string;
  /** The reason with which charges after a customer's first success are declined. */
  readonly laterDecline?: string;
  /** How often the answer is `unknown` before the true one. */
  readonly silentAsks?: number;
  /** How many calls are lost before the gateway receives one. */
  readonly lostAsks?: number;
  /** How many refunds of a charge fail before one succeeds. */
  readonly failedRefunds?: number;
}

/** The payment methods with special behaviour. All others succeed at once. */
const SIMULATED_METHODS: Readonly<Record<string, SimulatedMethod>> = {
  pm_declined: { decline: 'card_declined' },
  pm_insufficient_funds: { decline: 'insufficient_funds' },
  /** The bank requires the customer to be present, as in strong customer authentication. */
  pm_needs_action: { decline: 'authentication_required' },
  /** Charges, and the answer is lost. */
  pm_timeout: { silentAsks: 1 },
  /** The first call is lost before it charges. */
  pm_timeout_lost: { silentAsks: 1, lostAsks: 1 },
  /** Charges, the answer is lost, and the first two refunds of it fail. */
  pm_timeout_refund_fails: { silentAsks: 1, failedRefunds: 2 },
  /** Slow: a notice may arrive before a check knows the outcome. */
  pm_late_success: { silentAsks: 2 },
  /** Pays once and never again, so that a renewal fails. */
  pm_renewal_declined: { laterDecline: 'card_declined' },
};

export function simulatedMethod(name: string): SimulatedMethod {
  return Object.hasOwn(SIMULATED_METHODS, name) ? (SIMULATED_METHODS[name] ?? {}) : {};
}

const CARD_NUMBER = /_no_(\w+)$/;

/** The card of a payment method: `pm_card_no_7` and `pm_phone_no_7` are the same card. Null for other names. */
export function cardNumberIn(name: string): string | null {
  return CARD_NUMBER.exec(name)?.[1] ?? null;
}
