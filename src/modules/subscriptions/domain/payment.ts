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
  /** The invoice that it is for; null while none is written, because nothing is owed until it succeeds. */
  readonly invoiceId: string | null;
  /** What it pays. */
  readonly bill: Bill;
  readonly method: SavedPaymentMethod;
  /** Whoever asks again with the same key finds this payment. */
  readonly idempotencyKey: string;
  /** The way to pay as whoever chose the key named it, where the gateway may have another name for it; null where nobody did. */
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

/** Whoever opened a payment this long ago and has not settled it is not going to. */
export const ABANDONED_AFTER_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

export type PaymentWish = Pick<
  Payment,
  'accountId' | 'subscriptionId' | 'invoiceId' | 'bill' | 'method' | 'idempotencyKey'
> &
  Partial<Pick<Payment, 'requestedMethod'>>;

/** Written down before the money moves: whatever dies afterwards, it can be settled. */
export function openPayment(wish: PaymentWish, now: Date): Payment {
  return {
    requestedMethod: null,
    ...wish,
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
