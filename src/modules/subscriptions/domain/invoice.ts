import { newId } from '../../../shared/ids.js';
import type { Money } from '../../../shared/money.js';
import type { BillingPeriod } from './billing-period.js';
import type { Plan } from './plan.js';

/** The reason for a charge. */
export type BillingReason = 'START' | 'RENEWAL' | 'PLAN_CHANGE' | 'RECOVERY';
export type InvoiceStatus = 'OPEN' | 'PAID' | 'VOID';
/** A whole period; a credit for the rest of the old plan; the rest of the period on the new plan. */
export type InvoiceLineKind = 'PERIOD' | 'UNUSED_TIME' | 'REMAINING_TIME';

export interface InvoiceLine {
  readonly kind: InvoiceLineKind;
  readonly planId: string;
  readonly period: BillingPeriod;
  /** In the minor unit of the invoice's currency; negative for credits. */
  readonly amountMinor: number;
}

/** Immutable once issued. */
export interface Bill {
  readonly reason: BillingReason;
  /** The plan that is charged. */
  readonly planId: string;
  /** The period that it pays for, or in which the plan changes. */
  readonly period: BillingPeriod;
  readonly lines: readonly InvoiceLine[];
  /** The sum of the lines. */
  readonly total: Money;
}

export interface Invoice extends Bill {
  readonly id: string;
  /** Consecutive over all invoices; null until it is stored. */
  readonly number: number | null;
  readonly accountId: string;
  readonly subscriptionId: string;
  readonly status: InvoiceStatus;
  /** The amount refunded. */
  readonly refundedMinor: number;
  readonly issuedAt: Date;
  readonly paidAt: Date | null;
  readonly voidedAt: Date | null;
}

/** The bill for one period of a plan. */
export function periodBill(reason: BillingReason, plan: Plan, period: BillingPeriod): Bill {
  const line: InvoiceLine = { kind: 'PERIOD', planId: plan.id, period, amountMinor: plan.price.amountMinor };
  return { reason, planId: plan.id, period, lines: [line], total: plan.price };
}

export function issueInvoice(
  bill: Bill,
  owner: Pick<Invoice, 'accountId' | 'subscriptionId'>,
  isPaid: boolean,
  now: Date,
): Invoice {
  const { reason, planId, period, lines, total } = bill;
  return {
    ...owner,
    id: newId(),
    number: null,
    reason,
    planId,
    period,
    lines,
    total,
    status: isPaid ? 'PAID' : 'OPEN',
    refundedMinor: 0,
    issuedAt: now,
    paidAt: isPaid ? now : null,
    voidedAt: null,
  };
}
