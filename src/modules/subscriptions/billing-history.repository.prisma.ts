import type { DatabaseClient } from '../../platform/database/database.js';
import { instantCursor, readInstantCursor } from '../../shared/instant-cursor.js';
import { toPage } from '../../shared/page.js';
import { toInvoice } from './billing/account-billing.rows.js';
import type { TransitionEvent } from './domain/subscription-state.js';
import type { BillingHistoryRepository } from './subscription.repository.js';

export function createPrismaBillingHistoryRepository(client: DatabaseClient): BillingHistoryRepository {
  return {
    async transitions(subscriptionId, { first, after }) {
      const rows = await client.subscriptionTransition.findMany({
        where: { subscriptionId, ...(after === null ? {} : before('occurredAt', after)) },
        orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
        take: first + 1,
      });
      const page = toPage(rows, first, (row) => instantCursor(row.occurredAt, row.id));
      return {
        ...page,
        edges: page.edges.map(({ cursor, node: { fromState, toState, event, ...step } }) => ({
          cursor,
          // Written from events of this type, and by nothing else.
          node: { ...step, event: event as TransitionEvent, from: fromState, to: toState },
        })),
      };
    },

    async invoices(accountId, { first, after }) {
      const rows = await client.invoice.findMany({
        where: { accountId, ...(after === null ? {} : before('issuedAt', after)) },
        orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }],
        take: first + 1,
        include: { lines: true },
      });
      const page = toPage(rows, first, (row) => instantCursor(row.issuedAt, row.id));
      return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: toInvoice(node) })) };
    },
  };
}

/** What comes after a cursor in a list whose latest comes first. */
function before(instantColumn: 'occurredAt' | 'issuedAt', cursor: string) {
  const { instant, id } = readInstantCursor(cursor);
  // "At most" lets the index begin there.
  return {
    [instantColumn]: { lte: instant },
    OR: [{ [instantColumn]: { lt: instant } }, { id: { lt: id } }],
  };
}
