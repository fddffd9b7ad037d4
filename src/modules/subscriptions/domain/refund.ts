import { newId } from '../../../shared/ids.js';
import type { Money } from '../../../shared/money.js';
import type { Payment } from './payment.js';

export type RefundStatus = 'PENDING' | 'SUCCEEDED' | 'FAILED';

/** Money on its way back. Its id is the gateway's key. */
export interface Refund {
  readonly id: string;
  readonly accountId: string;
  readonly paymentId: string;
  /** Null where the payment came too late to be for anything. */
  readonly invoiceId: string | null;
  readonly amount: Money;
  /** Of the charge that is given back. */
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

/** Written down before the money moves back. */
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
