import type { DatabaseClient } from '../../platform/database/database.js';
import { groupBy } from '../../shared/batches.js';
import type { DataExportRepository } from './data-export.repository.js';
import type { DataExport } from './domain/data-export.js';

interface DataExportRow extends Omit<DataExport, 'sizeBytes'> {
  readonly sizeBytes: number | null;
}

export function createPrismaDataExportRepository(client: DatabaseClient): DataExportRepository {
  /** Reads the length of the content, not the content. */
  const columns = `
    id, account_id AS "accountId", state::text, requested_at AS "requestedAt", ready_at AS "readyAt",
    expires_at AS "expiresAt", octet_length(content) AS "sizeBytes"`;

  return {
    async findByAccountIds(accountIds, now) {
      const rows = await client.$queryRawUnsafe<DataExportRow[]>(
        `SELECT ${columns} FROM data_exports
         WHERE account_id = ANY($1::uuid[]) AND expires_at > $2 ORDER BY requested_at DESC, id DESC`,
        accountIds,
        now,
      );
      const byAccount = groupBy(rows, (row) => row.accountId);
      return accountIds.map((id) => byAccount.get(id) ?? []);
    },

    async find(id) {
      const [row = null] = await client.$queryRawUnsafe<DataExportRow[]>(
        `SELECT ${columns} FROM data_exports WHERE id = $1::uuid`,
        id,
      );
      return row;
    },

    async findPending(accountId) {
      const [row = null] = await client.$queryRawUnsafe<DataExportRow[]>(
        `SELECT ${columns} FROM data_exports WHERE account_id = $1::uuid AND state = 'PENDING'`,
        accountId,
      );
      return row;
    },

    async findRequestTimes(accountId, since) {
      const rows = await client.dataExport.findMany({
        where: { accountId, requestedAt: { gt: since }, state: { not: 'FAILED' } },
        orderBy: { requestedAt: 'asc' },
        select: { requestedAt: true },
      });
      return rows.map(({ requestedAt }) => requestedAt);
    },

    async insert({ id, accountId, state, requestedAt, expiresAt }) {
      const { count } = await client.dataExport.createMany({
        data: [{ id, accountId, state, requestedAt, expiresAt }],
        skipDuplicates: true,
      });
      return count === 1;
    },

    async fail(id) {
      await client.dataExport.updateMany({ where: { id, state: 'PENDING' }, data: { state: 'FAILED' } });
    },

    async failPendingSince(moment) {
      const { count } = await client.dataExport.updateMany({
        where: { state: 'PENDING', requestedAt: { lt: moment } },
        data: { state: 'FAILED' },
      });
      return count;
    },

    async removeExpired(now) {
      const { count } = await client.dataExport.deleteMany({ where: { expiresAt: { lte: now } } });
      return count;
    },
  };
}
