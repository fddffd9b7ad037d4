import type { Money } from '../../shared/money.js';
import type { ReportedDispute } from './domain/dispute.js';
import type { SavedPaymentMethod } from './domain/payment.js';

export type { SavedPaymentMethod } from './domain/payment.js';

export interface Charge extends SavedPaymentMethod {
  /** The same key is charged once, and answered the same once its outcome is known. */
  readonly idempotencyKey: string;
  readonly amount: Money;
}

export type ChargeResult =
  | { readonly outcome: 'succeeded'; readonly reference: string }
  /**
   * Final for this key. The reason is the gateway's code, such as `insufficient_funds` or `authentication_required`.
   */
  | { readonly outcome: 'declined'; readonly reason: string }
  /** Pending or unknown: retry with the same key, or wait for a webhook. */
  | { readonly outcome: 'unknown' };

export interface Refund {
  readonly idempotencyKey: string;
  /** The reference of the charge that is refunded, in whole or in part. */
  readonly reference: string;
  readonly amount: Money;
}

export type RefundResult =
  | { readonly outcome: 'succeeded'; readonly reference: string }
  | { readonly outcome: 'failed'; readonly reason: string }
  | { readonly outcome: 'unknown' };

/** A notice about the outcome of a charge. */
export interface ChargeNotice {
  /** The gateway's id of this notice, by which duplicates are recognised. */
  readonly id: string;
  /** The idempotency key of the charge it is about. */
  readonly idempotencyKey: string;
  readonly result: ChargeResult;
}

/** A notice about a new dispute of a charge, or its outcome. */
export interface DisputeNotice {
  readonly id: string;
  readonly dispute: ReportedDispute;
}

/** The result of a refund, which may change after it succeeded. */
export interface RefundNotice {
  readonly id: string;
  readonly refund: {
    /** The idempotency key of the refund it is about. */
    readonly idempotencyKey: string;
    readonly result: RefundResult;
  };
}

/** A webhook of the gateway, which may arrive repeatedly and in any order. */
export type GatewayNotice = ChargeNotice | DisputeNotice | RefundNotice;

export interface SignedNotice {
  /** The raw body. */
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** A payment method that the gateway has saved. */
export interface SavedMethod extends SavedPaymentMethod {
  /** The gateway's id of the card or bank account, the same for all accounts that save it; null if it has none. */
  readonly fingerprint: string | null;
}

/** Moves money. Charges and refunds do not throw when the gateway is down or slow: the outcome is then unknown. */
export interface PaymentGateway {
  /** Such as `stripe`; part of the URL of its webhooks. */
  readonly name: string;
  /** Saves a payment method, to be charged later. @throws PaymentDeclinedError, ServiceUnavailableError */
  saveMethod(accountId: string, paymentMethod: string): Promise<SavedMethod>;
  charge(charge: Charge): Promise<ChargeResult>;
  refund(refund: Refund): Promise<RefundResult>;
  /**
   * Parses a notice; null if it is irrelevant.
   * @throws NoticeRefusedError when it was not signed by the gateway, or too long ago
   */
  readNotice(notice: SignedNotice): GatewayNotice | null;
}
