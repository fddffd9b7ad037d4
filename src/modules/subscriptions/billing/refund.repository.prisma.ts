import type { DatabaseClient } from '../../../platform/database/database.js';
import { insertRows, updateRows } from '../../../platform/database/write-rows.js';
import { postponeCheck } from '../domain/payment.js';
import { refundValues, toInvoice, toPayment, toRefund } from './account-billing.rows.js';
import type { RefundRepository } from './refund.repository.js';

interface Locked {
  readonly id: string;
}

const TO_CHECK = `
  SELECT id FROM refunds WHERE status = 'PENDING' AND check_at <= $1
  ORDER BY check_at LIMIT $2 FOR UPDATE SKIP LOCKED`;

const LOCK_ACCOUNT_OF = `
  SELECT 1 FROM accounts WHERE id = (SELECT account_id FROM invoices WHERE id = $1::uuid) FOR NO KEY UPDATE`;

export function createPrismaRefundRepository(client: DatabaseClient): RefundRepository {
  return {
    async lockInvoice(id) {
      await client.$queryRawUnsafe(LOCK_ACCOUNT_OF, id);
      await client.$queryRawUnsafe('SELECT 1 FROM invoices WHERE id = $1::uuid FOR UPDATE', id);
      const row = await client.invoice.findUnique({ where: { id }, include: { lines: true } });
      return row && toInvoice(row);
    },

    async findPaymentOf(invoiceId) {
      const row = await client.payment.findFirst({ where: { invoiceId, status: 'SUCCEEDED' } });
      return row && toPayment(row);
    },

    async findByKey(accountId, idempotencyKey) {
      const row = await client.refund.findUnique({
        where: { accountId_idempotencyKey: { accountId, idempotencyKey } },
      });
      return row && toRefund(row);
    },

    async sumOf(invoiceId) {
      const { _sum } = await client.refund.aggregate({
        _sum: { amountMinor: true },
        where: { invoiceId, status: { not: 'FAILED' } },
      });
      return _sum.amountMinor ?? 0;
    },

    async insert(refund) {
      await insertRows(client, 'refunds', [refundValues(refund)]);
    },

    async takeToCheck(now, most) {
      const locked = await client.$queryRawUnsafe<Locked[]>(TO_CHECK, now, most);
      const rows = await client.refund.findMany({ where: { id: { in: locked.map(({ id }) => id) } } });
      const postponed = rows.map((row) => postponeCheck(toRefund(row), now));
      await updateRows(
        client,
        'refunds',
        postponed.map(({ id, checkAt, checks }) => ({ id, check_at: checkAt, checks })),
      );
      return postponed;
    },

    async settle({ id, status, failureReason, gatewayReference, settledAt, invoiceId, amount }) {
      const { count } = await client.refund.updateMany({
        where: { id, status: 'PENDING' },
        data: { status, failureReason, gatewayReference, settledAt, checkAt: null },
      });
      if (count === 0) return false;
      if (status === 'SUCCEEDED' && invoiceId !== null) {
        await client.invoice.update({
          where: { id: invoiceId },
          data: { refundedMinor: { increment: amount.amountMinor } },
        });
      }
      return true;
    },

    async lock(id) {
      await client.$queryRawUnsafe('SELECT 1 FROM refunds WHERE id = $1::uuid FOR UPDATE', id);
      const row = await client.refund.findUnique({ where: { id } });
      return row && toRefund(row);
    },

    async withdraw({ id, failureReason, settledAt, invoiceId, amount }) {
      await client.refund.update({ where: { id }, data: { status: 'FAILED', failureReason, settledAt } });
      if (invoiceId === null) return;
      await client.invoice.update({
        where: { id: invoiceId },
        data: { refundedMinor: { decrement: amount.amountMinor } },
      });
    },

    attemptsOf: (paymentId) => client.refund.count({ where: { paymentId } }),

    async nextCheckAt() {
      const next = await client.refund.aggregate({ _min: { checkAt: true }, where: { status: 'PENDING' } });
      return next._min.checkAt;
    },
  };
}
