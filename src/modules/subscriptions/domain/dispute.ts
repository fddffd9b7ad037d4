import { newId } from '../../../shared/ids.js';
import type { Money } from '../../../shared/money.js';
import type { Payment } from './payment.js';

/** Won is what the merchant won: the payment stays. */
export type DisputeStatus = 'OPEN' | 'WON' | 'LOST';

/** As the gateway tells of it. */
export interface ToldDispute {
  /** The gateway's name for it. */
  readonly reference: string;
  /** Of the charge that is disputed. */
  readonly chargeReference: string;
  readonly status: DisputeStatus;
  /** The gateway's code, such as `fraudulent`. */
  readonly reason: string;
  readonly amount: Money;
}

/** A payment that its payer has their bank take back. */
export interface Dispute {
  readonly id: string;
  readonly accountId: string;
  readonly paymentId: string;
  readonly gatewayReference: string;
  readonly reason: string;
  readonly amount: Money;
  readonly status: DisputeStatus;
  /** The step by which the subscription is suspended for it; null where it was not. */
  readonly suspensionId: string | null;
  readonly openedAt: Date;
  /** When its end was heard of. */
  readonly closedAt: Date | null;
}

/** Notices overtake each other. What was lost may be won on appeal; nothing else follows on an end. */
const RANK: Readonly<Record<DisputeStatus, number>> = { OPEN: 0, LOST: 1, WON: 2 };

export function openDispute(told: ToldDispute, payment: Payment, now: Date): Dispute {
  return {
    id: newId(),
    accountId: payment.accountId,
    paymentId: payment.id,
    gatewayReference: told.reference,
    reason: told.reason,
    amount: told.amount,
    status: told.status,
    suspensionId: null,
    openedAt: now,
    closedAt: told.status === 'OPEN' ? null : now,
  };
}

/** @returns null where it is known already, or by now something later is */
export function hearOf(known: Dispute, status: DisputeStatus, now: Date): Dispute | null {
  return RANK[status] > RANK[known.status] ? { ...known, status, closedAt: now } : null;
}
