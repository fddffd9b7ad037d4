import type { Prisma } from '../../generated/prisma/client.js';
import type { DatabaseClient } from '../../platform/database/database.js';
import type { Payment } from './domain/payment.js';
import type { PaymentRepository } from './subscription.repository.js';

function toPayment({ amountMinor, currency, ...row }: Prisma.PaymentGetPayload<object>): Payment {
  return { ...row, amount: { amountMinor, currency } };
}

export function createPrismaPaymentRepository(client: DatabaseClient): PaymentRepository {
  return {
    async lockAccount(accountId) {
      await client.$queryRaw`SELECT 1 FROM accounts WHERE id = ${accountId}::uuid FOR UPDATE`;
    },

    async find(id) {
      const row = await client.payment.findUnique({ where: { id } });
      return row && toPayment(row);
    },

    async findByKey(accountId, idempotencyKey) {
      const row = await client.payment.findUnique({
        where: { accountId_idempotencyKey: { accountId, idempotencyKey } },
      });
      return row && toPayment(row);
    },

    async findPending(accountId) {
      const row = await client.payment.findFirst({ where: { accountId, status: 'PENDING' } });
      return row && toPayment(row);
    },

    async insert({ amount, ...payment }) {
      await client.payment.create({ data: { ...payment, ...amount } });
    },

    async rename(id, idempotencyKey) {
      await client.payment.update({ where: { id }, data: { idempotencyKey } });
    },

    async succeed(id, subscriptionId, gatewayReference) {
      await client.payment.update({
        where: { id },
        data: { status: 'SUCCEEDED', subscriptionId, gatewayReference },
      });
    },

    async decline(id, reason) {
      await client.payment.updateMany({
        where: { id, status: 'PENDING' },
        data: { status: 'DECLINED', declineReason: reason },
      });
    },
  };
}
