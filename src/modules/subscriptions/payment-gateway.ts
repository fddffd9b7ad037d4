import type { Money } from '../../shared/money.js';
import type { ToldDispute } from './domain/dispute.js';
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

/** What became of a charge. */
export interface ChargeNotice {
  /** The gateway's name for this notice: the same one twice is one. */
  readonly id: string;
  /** The idempotency key of the charge it is about. */
  readonly idempotencyKey: string;
  readonly result: ChargeResult;
}

/** A payer has their bank take a charge back, or how that ended. */
export interface DisputeNotice {
  readonly id: string;
  readonly dispute: ToldDispute;
}

/** What became of a refund, also after it had succeeded. */
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
  /** The body, byte for byte as it came. */
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** A way to pay as the gateway made it chargeable. */
export interface SavedMethod extends SavedPaymentMethod {
  /** The gateway's name for the card or account behind it, the same for whoever saves it; null where it has none. */
  readonly fingerprint: string | null;
}

/** Who moves the money. No method throws for a gateway that is away or slow: the outcome is then unknown. */
export interface PaymentGateway {
  /** Such as `stripe`; part of the URL of its webhooks. */
  readonly name: string;
  /** Makes a way to pay chargeable later. @throws PaymentDeclinedError, ServiceUnavailableError */
  saveMethod(accountId: string, paymentMethod: string): Promise<SavedMethod>;
  charge(charge: Charge): Promise<ChargeResult>;
  refund(refund: Refund): Promise<RefundResult>;
  /**
   * Parses a notice; null if it is irrelevant.
   * @throws NoticeRefusedError when it was not signed by the gateway, or too long ago
   */
  readNotice(notice: SignedNotice): GatewayNotice | null;
}
