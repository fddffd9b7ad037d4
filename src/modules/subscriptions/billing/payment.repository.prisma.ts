import type { DatabaseClient } from '../../../platform/database/database.js';
import { updateRows } from '../../../platform/database/write-rows.js';
import { postponeCheck } from '../domain/payment.js';
import type { PaymentRepository } from './account-billing.repository.js';
import { toPayment } from './account-billing.rows.js';

interface Locked {
  readonly id: string;
}

const TO_CHECK = `
  SELECT id FROM payments WHERE status = 'PENDING' AND check_at <= $1
  ORDER BY check_at LIMIT $2 FOR UPDATE SKIP LOCKED`;

export function createPrismaPaymentRepository(client: DatabaseClient): PaymentRepository {
  async function findAll(ids: readonly string[]) {
    const rows = await client.payment.findMany({ where: { id: { in: [...ids] } } });
    return rows.map(toPayment);
  }

  return {
    async find(id) {
      const [payment] = await findAll([id]);
      return payment ?? null;
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

    async lock(ids) {
      if (ids.length === 0) return [];
      await client.$queryRawUnsafe(
        'SELECT 1 FROM payments WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE',
        ids,
      );
      return findAll(ids);
    },

    async takeToCheck(now, most) {
      const locked = await client.$queryRawUnsafe<Locked[]>(TO_CHECK, now, most);
      if (locked.length === 0) return [];
      const payments = await findAll(locked.map(({ id }) => id));
      const postponed = payments.map((payment) => postponeCheck(payment, now));
      await updateRows(
        client,
        'payments',
        postponed.map(({ id, checkAt, checks }) => ({ id, check_at: checkAt, checks })),
      );
      return postponed;
    },

    async nextCheckAt() {
      const next = await client.payment.aggregate({ _min: { checkAt: true }, where: { status: 'PENDING' } });
      return next._min.checkAt;
    },
  };
}
