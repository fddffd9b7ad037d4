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

/** Failures that mean that the money was refunded already, for example by hand. */
const ALREADY_REFUNDED = new Set(['charge_already_refunded']);
const HOUR_MS = 3_600_000;
const LONGEST_WAIT_HOURS = 168;
const MOST_ATTEMPTS = 12;

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

/** What the gateway said of a refund, and does not take back, except that one which succeeded may fail later. */
export type RefundOutcome =
  | { readonly outcome: 'succeeded'; readonly reference: string }
  | { readonly outcome: 'failed'; readonly reason: string };

/** The refund with its outcome. */
export function settled(refund: Refund, result: RefundOutcome, now: Date): Refund {
  const common = { ...refund, settledAt: now, checkAt: null };
  return result.outcome === 'succeeded'
    ? { ...common, status: 'SUCCEEDED', gatewayReference: result.reference, failureReason: null }
    : { ...common, status: 'FAILED', failureReason: result.reason };
}

/**
 * The next attempt at a failed refund of a late payment, which is still owed to the customer: after one, two, four …
 * hours, and then every week. It is a new refund, because a gateway always answers a key in the same way.
 * @param attempts how many were made so far
 * @returns null if nothing is owed, and after 12 attempts
 */
export function nextAttempt(failed: Refund, attempts: number, now: Date): Refund | null {
  const isOwed = failed.invoiceId === null && !ALREADY_REFUNDED.has(failed.failureReason ?? '');
  if (!isOwed || attempts >= MOST_ATTEMPTS) return null;
  const waitHours = Math.min(2 ** (attempts - 1), LONGEST_WAIT_HOURS);
  return {
    ...failed,
    id: newId(),
    idempotencyKey: `late:${failed.paymentId}:${attempts + 1}`,
    status: 'PENDING',
    failureReason: null,
    gatewayReference: null,
    createdAt: now,
    settledAt: null,
    checkAt: new Date(now.getTime() + waitHours * HOUR_MS),
    checks: 0,
  };
}
