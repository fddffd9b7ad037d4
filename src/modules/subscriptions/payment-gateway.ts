import type { Money } from '../../shared/money.js';

export interface Charge {
  /** The same key is charged once, and always answered the same. */
  readonly idempotencyKey: string;
  readonly amount: Money;
  /** The gateway's name for how to pay. */
  readonly paymentMethod: string;
}

export type ChargeResult =
  | { readonly outcome: 'succeeded'; readonly reference: string }
  | { readonly outcome: 'declined'; readonly reason: string };

/** Who moves the money. */
export interface PaymentGateway {
  charge(charge: Charge): Promise<ChargeResult>;
}
