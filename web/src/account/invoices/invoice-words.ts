import type {
  BillingReason,
  InvoiceLineKind,
  InvoicePartsFragment,
  InvoiceStatus,
} from '../../generated/graphql.js';

/** What an invoice is for. */
export const REASONS: Readonly<Record<BillingReason, string>> = {
  START: 'Beginning of the subscription',
  RENEWAL: 'Renewal',
  PLAN_CHANGE: 'Change of the plan',
  RECOVERY: 'Back after a suspension',
};

export const STATUSES: Readonly<Record<InvoiceStatus, { readonly name: string; readonly color: string }>> = {
  OPEN: { name: 'Open', color: 'yellow' },
  PAID: { name: 'Paid', color: 'teal' },
  VOID: { name: 'Void', color: 'gray' },
};

const LINES: Readonly<Record<InvoiceLineKind, string>> = {
  PERIOD: '',
  UNUSED_TIME: ', given back for the time that was left',
  REMAINING_TIME: ', for the rest of the period',
};

/** What a line of an invoice stands for. */
export function lineText({ kind, plan }: InvoicePartsFragment['lines'][number]): string {
  return plan.name + LINES[kind];
}
