import { newId } from '../../../shared/ids.js';
import type { Money } from '../../../shared/money.js';
import type { Payment } from './payment.js';

export type RefundStatus = 'PENDING' | 'SUCCEEDED' | 'FAILED';

/** A refund. Its id is the idempotency key at the gateway. */
export interface Refund {
  readonly id: string;
  readonly accountId: string;
  readonly paymentId: string;
  /** Null if the payment arrived too late to pay for anything. */
  readonly invoiceId: string | null;
  readonly amount: Money;
  /** The gateway's reference of the refunded charge. */
  readonly chargeReference: string;
  readonly reason: string;
  /** Its idempotency key: a repeated request finds this refund. */
  readonly idempotencyKey: string;
  readonly status: RefundStatus;
  readonly failureReason: string | null;
  readonly gatewayReference: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  readonly checkAt: Date | null;
  readonly checks: number;
}

export type NewRefund = Pick<Refund, 'invoiceId' | 'amount' | 'reason' | 'idempotencyKey'>;

/** Stored before money moves. */
export function openRefund(payment: Payment, reference: string, details: NewRefund, now: Date): Refund {
  return {
    ...details,
    id: newId(),
    accountId: payment.accountId,
    paymentId: payment.id,
    chargeReference: reference,
    status: 'PENDING',
    failureReason: null,
    gatewayReference: null,
    createdAt: now,
    settledAt: null,
    checkAt: now,
    checks: 0,
  };
}
