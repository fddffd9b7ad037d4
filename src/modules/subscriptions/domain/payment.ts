import type { Money } from '../../../shared/money.js';

export type PaymentStatus = 'PENDING' | 'SUCCEEDED' | 'DECLINED';

/** One attempt to be paid for a plan. Its id is the gateway's key, so that it is charged once, however often it is sent. */
export interface Payment {
  readonly id: string;
  readonly accountId: string;
  readonly planId: string;
  /** The client's key: repeating a call with it finds this payment. */
  readonly idempotencyKey: string;
  readonly amount: Money;
  readonly status: PaymentStatus;
  readonly declineReason: string | null;
  readonly createdAt: Date;
}
