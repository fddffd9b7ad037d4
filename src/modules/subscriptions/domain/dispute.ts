import { newId } from '../../../shared/ids.js';
import type { Money } from '../../../shared/money.js';
import type { Payment } from './payment.js';

/** From the merchant's side: after `WON` the payment is kept. */
export type DisputeStatus = 'OPEN' | 'WON' | 'LOST';

/** A dispute as the gateway reports it. */
export interface ReportedDispute {
  /** The gateway's id of the dispute. */
  readonly reference: string;
  /** The gateway's reference of the disputed charge. */
  readonly chargeReference: string;
  readonly status: DisputeStatus;
  /** The gateway's code, such as `fraudulent`. */
  readonly reason: string;
  readonly amount: Money;
}

/** A payment that the customer disputes at the bank. */
export interface Dispute {
  readonly id: string;
  readonly accountId: string;
  readonly paymentId: string;
  readonly gatewayReference: string;
  readonly reason: string;
  readonly amount: Money;
  readonly status: DisputeStatus;
  /** The transition that suspended the subscription for it; null if it did not. */
  readonly suspensionId: string | null;
  readonly openedAt: Date;
  /** When its end was reported. */
  readonly closedAt: Date | null;
}

/** The order of statuses, because notices may arrive out of order. A lost dispute may still be won on appeal. */
const RANK: Readonly<Record<DisputeStatus, number>> = { OPEN: 0, LOST: 1, WON: 2 };

export function openDispute(reported: ReportedDispute, payment: Payment, now: Date): Dispute {
  return {
    id: newId(),
    accountId: payment.accountId,
    paymentId: payment.id,
    gatewayReference: reported.reference,
    reason: reported.reason,
    amount: reported.amount,
    status: reported.status,
    suspensionId: null,
    openedAt: now,
    closedAt: reported.status === 'OPEN' ? null : now,
  };
}

/** @returns the dispute with a reported status; null if it already has this status, or a later one */
export function applyStatus(known: Dispute, status: DisputeStatus, now: Date): Dispute | null {
  return RANK[status] > RANK[known.status] ? { ...known, status, closedAt: now } : null;
}
