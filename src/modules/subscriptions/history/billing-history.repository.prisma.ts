import type { Prisma } from '../../../generated/prisma/client.js';
import type { DatabaseClient } from '../../../platform/database/database.js';
import { loadNestedPages, type NestedList } from '../../../platform/database/nested-pages.js';
import { mapPage } from '../../../shared/page.js';
import {
  type DisputeRow,
  type InvoiceRow,
  type PaymentRow,
  type RefundRow,
  toDispute,
  toInvoice,
  toPayment,
  toRefund,
} from '../billing/account-billing.rows.js';
import type { TransitionEvent } from '../domain/subscription-state.js';
import type { BillingHistoryRepository, Transition } from './billing-history.repository.js';

type TransitionRow = Prisma.SubscriptionTransitionGetPayload<object>;

const TRANSITIONS: NestedList<TransitionRow> = {
  table: 'subscription_transitions',
  owner: 'subscription_id',
  instant: 'occurred_at',
  instantOf: ({ occurredAt }) => occurredAt,
};
const INVOICES: NestedList<InvoiceRow> = {
  table: 'invoices',
  owner: 'account_id',
  instant: 'issued_at',
  instantOf: ({ issuedAt }) => issuedAt,
};
const PAYMENTS: NestedList<PaymentRow> = {
  table: 'payments',
  owner: 'account_id',
  instant: 'created_at',
  instantOf: ({ createdAt }) => createdAt,
};
const REFUNDS: NestedList<RefundRow> = {
  table: 'refunds',
  owner: 'account_id',
  instant: 'created_at',
  instantOf: ({ createdAt }) => createdAt,
};
const DISPUTES: NestedList<DisputeRow> = {
  table: 'disputes',
  owner: 'account_id',
  instant: 'opened_at',
  instantOf: ({ openedAt }) => openedAt,
};

/** The lists that the repository pages through. */
export const BILLING_HISTORY_LISTS = [TRANSITIONS, INVOICES, PAYMENTS, REFUNDS, DISPUTES] as const;

export function createPrismaBillingHistoryRepository(client: DatabaseClient): BillingHistoryRepository {
  return {
    async transitions(subscriptionIds, page) {
      const pages = await loadNestedPages(client, TRANSITIONS, subscriptionIds, page, (ids) =>
        client.subscriptionTransition.findMany({ where: { id: { in: ids } } }),
      );
      return pages.map((each) => mapPage(each, toTransition));
    },

    async invoices(accountIds, page) {
      const pages = await loadNestedPages(client, INVOICES, accountIds, page, (ids) =>
        client.invoice.findMany({ where: { id: { in: ids } }, include: { lines: true } }),
      );
      return pages.map((each) => mapPage(each, toInvoice));
    },

    async payments(accountIds, page) {
      const pages = await loadNestedPages(client, PAYMENTS, accountIds, page, (ids) =>
        client.payment.findMany({ where: { id: { in: ids } } }),
      );
      return pages.map((each) => mapPage(each, toPayment));
    },

    async refunds(accountIds, page) {
      const pages = await loadNestedPages(client, REFUNDS, accountIds, page, (ids) =>
        client.refund.findMany({ where: { id: { in: ids } } }),
      );
      return pages.map((each) => mapPage(each, toRefund));
    },

    async disputes(accountIds, page) {
      const pages = await loadNestedPages(client, DISPUTES, accountIds, page, (ids) =>
        client.dispute.findMany({ where: { id: { in: ids } } }),
      );
      return pages.map((each) => mapPage(each, toDispute));
    },
  };
}

function toTransition({ event, fromState, toState, ...step }: TransitionRow): Transition {
  // Written only from events of this type.
  return { ...step, event: event as TransitionEvent, from: fromState, to: toState };
}
