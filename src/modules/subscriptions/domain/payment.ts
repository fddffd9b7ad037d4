import { newId } from '../../../shared/ids.js';
import type { Bill } from './invoice.js';
import type { Plan } from './plan.js';

export type PaymentStatus = 'PENDING' | 'SUCCEEDED' | 'DECLINED';

/** A payment method that the gateway may charge later, without the customer present. */
export interface SavedPaymentMethod {
  /** The gateway's id of the payment method. */
  readonly paymentMethod: string;
  /** The gateway's id of the customer; null if it needs none. */
  readonly customer: string | null;
}

/**
 * An attempt to charge. Its id is the idempotency key at the gateway, so that it is charged once, however often it is
 * sent.
 */
export interface Payment {
  readonly id: string;
  readonly accountId: string;
  /** Null while there is none yet. */
  readonly subscriptionId: string | null;
  /** Its invoice; null when none is issued until the payment succeeds. */
  readonly invoiceId: string | null;
  /** What it pays for. */
  readonly bill: Bill;
  readonly method: SavedPaymentMethod;
  /** Its idempotency key: a repeated request finds this payment. */
  readonly idempotencyKey: string;
  /** The payment method as named in the request, which may differ from the gateway's id; null when it was not given. */
  readonly requestedMethod: string | null;
  readonly status: PaymentStatus;
  /** The gateway's code. */
  readonly declineReason: string | null;
  readonly gatewayReference: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  /** When to check its outcome at the gateway again; null once that is known. */
  readonly checkAt: Date | null;
  /** How often it was checked. */
  readonly checks: number;
}

/** After this long, the process that opened a payment is assumed dead. */
export const ABANDONED_AFTER_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

export type NewPayment = Pick<
  Payment,
  'accountId' | 'subscriptionId' | 'invoiceId' | 'bill' | 'method' | 'idempotencyKey'
> &
  Partial<Pick<Payment, 'requestedMethod'>>;

/** Stored before money moves, so that it can be settled whichever process dies afterwards. */
export function openPayment(details: NewPayment, now: Date): Payment {
  return {
    requestedMethod: null,
    ...details,
    id: newId(),
    status: 'PENDING',
    declineReason: null,
    gatewayReference: null,
    createdAt: now,
    settledAt: null,
    checkAt: new Date(now.getTime() + ABANDONED_AFTER_MS),
    checks: 0,
  };
}

/** Checked again after one, two, four … minutes, and then every hour. */
export function postponeCheck<Checked extends { readonly checks: number }>(
  checked: Checked,
  now: Date,
): Checked & { readonly checkAt: Date } {
  const checks = checked.checks + 1;
  const wait = Math.min(ABANDONED_AFTER_MS * 2 ** (checks - 1), LONGEST_WAIT_MS);
  return { ...checked, checks, checkAt: new Date(now.getTime() + wait) };
}

/** Whether the process that opened it may still be working on it. */
export function isUnderWay({ createdAt }: Payment, now: Date): boolean {
  return now.getTime() - createdAt.getTime() < ABANDONED_AFTER_MS;
}

export function isStartOf({ bill }: Payment, plan: Plan): boolean {
  return bill.reason === 'START' && bill.planId === plan.id;
}
