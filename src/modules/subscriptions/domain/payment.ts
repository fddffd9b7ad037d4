import type { Money } from '../../../shared/money.js';

export type PaymentStatus = 'PENDING' | 'SUCCEEDED' | 'DECLINED';

/** One attempt to be paid for a plan. Its key makes the gateway charge it once, however often it is sent. */
export interface Payment {
  readonly id: string;
  readonly accountId: string;
  readonly planId: string;
  readonly idempotencyKey: string;
  readonly amount: Money;
  readonly status: PaymentStatus;
  readonly declineReason: string | null;
  readonly createdAt: Date;
}
