import type { DatabaseClient } from '../../../platform/database/database.js';
import { toDispute, toPayment } from './account-billing.rows.js';
import type { DisputeRepository } from './dispute.repository.js';

export function createPrismaDisputeRepository(client: DatabaseClient): DisputeRepository {
  return {
    async findPayment(gatewayReference) {
      const row = await client.payment.findFirst({ where: { gatewayReference } });
      return row && toPayment(row);
    },

    async findByReference(gatewayReference) {
      const row = await client.dispute.findUnique({ where: { gatewayReference } });
      return row && toDispute(row);
    },

    async findStanding(accountId, suspensionId) {
      const rows = await client.dispute.findMany({
        where: { accountId, suspensionId, status: { not: 'WON' } },
      });
      return rows.map(toDispute);
    },

    async lastSuspension(subscriptionId) {
      const step = await client.subscriptionTransition.findFirst({
        where: { subscriptionId, event: 'suspendedByAdmin' },
        orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
      });
      return step?.id ?? null;
    },

    async insert({ amount, ...dispute }) {
      await client.dispute.create({ data: { ...dispute, ...amount } });
    },

    async close({ id, status, closedAt }) {
      await client.dispute.update({ where: { id }, data: { status, closedAt } });
    },
  };
}
