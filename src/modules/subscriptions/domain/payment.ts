import { newId } from '../../../shared/ids.js';
import type { Bill } from './invoice.js';
import type { Plan } from './plan.js';

export type PaymentStatus = 'PENDING' | 'SUCCEEDED' | 'DECLINED';

/** A way to pay that the gateway has agreed to charge again later, without the person there. */
export interface SavedPaymentMethod {
  /** The gateway's name for the way to pay. */
  readonly paymentMethod: string;
  /** The gateway's name for who pays; null where it needs none. */
  readonly customer: string | null;
}

/** One attempt to be paid. Its id is the gateway's key, so that it is charged once, however often it is sent. */
export interface Payment {
  readonly id: string;
  readonly accountId: string;
  /** Null while there is none yet. */
  readonly subscriptionId: string | null;
  /** Its invoice; null when none is issued until the payment succeeds. */
  readonly invoiceId: string | null;
  /** What it pays. */
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
  /** When to ask the gateway again what became of it; null once that is known. */
  readonly checkAt: Date | null;
  /** How often it was asked again. */
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

/** Written down before the money moves: whatever dies afterwards, it can be settled. */
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

/** Asked again after one, two, four … minutes, and then every hour. */
export function postponeCheck<Checked extends { readonly checks: number }>(
  checked: Checked,
  now: Date,
): Checked & { readonly checkAt: Date } {
  const checks = checked.checks + 1;
  const wait = Math.min(ABANDONED_AFTER_MS * 2 ** (checks - 1), LONGEST_WAIT_MS);
  return { ...checked, checks, checkAt: new Date(now.getTime() + wait) };
}

/** Whether another process may still be at it. */
export function isUnderWay({ createdAt }: Payment, now: Date): boolean {
  return now.getTime() - createdAt.getTime() < ABANDONED_AFTER_MS;
}

export function isStartOf({ bill }: Payment, plan: Plan): boolean {
  return bill.reason === 'START' && bill.planId === plan.id;
}
