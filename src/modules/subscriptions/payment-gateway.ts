import type { Money } from '../../shared/money.js';
import type { SavedPaymentMethod } from './domain/payment.js';

export type { SavedPaymentMethod } from './domain/payment.js';

export interface Charge extends SavedPaymentMethod {
  /** The same key is charged once, and answered the same once its outcome is known. */
  readonly idempotencyKey: string;
  readonly amount: Money;
}

export type ChargeResult =
  | { readonly outcome: 'succeeded'; readonly reference: string }
  /** Final for this key. The reason is the gateway's code, such as `insufficient_funds` or `authentication_required`. */
  | { readonly outcome: 'declined'; readonly reason: string }
  /** Pending or unknown: retry with the same key, or wait for a webhook. */
  | { readonly outcome: 'unknown' };

export interface Refund {
  readonly idempotencyKey: string;
  /** Of the charge that is given back, in whole or in part. */
  readonly reference: string;
  readonly amount: Money;
}

export type RefundResult =
  | { readonly outcome: 'succeeded'; readonly reference: string }
  | { readonly outcome: 'failed'; readonly reason: string }
  | { readonly outcome: 'unknown' };

/** A webhook of the gateway, which may arrive repeatedly and in any order. */
export interface GatewayNotice {
  /** The gateway's id of this notice; duplicates have the same id. */
  readonly id: string;
  /** The idempotency key of the charge it is about. */
  readonly idempotencyKey: string;
  readonly result: ChargeResult;
}

export interface SignedNotice {
  /** The body, byte for byte as it came. */
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Moves money. No method throws when the gateway is down or slow: the outcome is then unknown. */
export interface PaymentGateway {
  /** Such as `stripe`; part of the URL of its webhooks. */
  readonly name: string;
  /** Saves a payment method to be charged later. @throws PaymentDeclinedError, ServiceUnavailableError */
  saveMethod(accountId: string, paymentMethod: string): Promise<SavedPaymentMethod>;
  charge(charge: Charge): Promise<ChargeResult>;
  refund(refund: Refund): Promise<RefundResult>;
  /**
   * Parses a notice; null if it is irrelevant.
   * @throws NoticeRefusedError when it was not signed by the gateway, or too long ago
   */
  readNotice(notice: SignedNotice): GatewayNotice | null;
}
