import type { DatabaseClient } from '../../platform/database/database.js';
import { groupBy } from '../../shared/batches.js';
import type { DeviceSessionRepository } from './device-session.repository.js';

const columns = {
  id: true,
  accountId: true,
  deviceName: true,
  platform: true,
  createdAt: true,
  lastSeenAt: true,
  expiresAt: true,
} as const;

export function createPrismaDeviceSessionRepository(client: DatabaseClient): DeviceSessionRepository {
  return {
    async findLiveByAccountIds(accountIds, now) {
      const rows = await client.deviceSession.findMany({
        where: { accountId: { in: [...accountIds] }, revokedAt: null, expiresAt: { gt: now } },
        orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
        select: columns,
      });
      const byAccount = groupBy(rows, (row) => row.accountId);
      return accountIds.map((id) => byAccount.get(id) ?? []);
    },

    async insert(session, refreshTokenHash) {
      await client.deviceSession.create({ data: { ...session, refreshTokenHash } });
    },

    async rotate({ currentHash, nextHash, now, expiresAt }) {
      const rows = await client.deviceSession.updateManyAndReturn({
        where: { refreshTokenHash: currentHash, revokedAt: null, expiresAt: { gt: now } },
        data: {
          refreshTokenHash: nextHash,
          previousRefreshTokenHash: currentHash,
          lastSeenAt: now,
          expiresAt,
        },
        select: columns,
      });
      return rows[0] ?? null;
    },

    findLive: (id, now) =>
      client.deviceSession.findFirst({
        where: { id, revokedAt: null, expiresAt: { gt: now } },
        select: { ...columns, previousRefreshTokenHash: true },
      }),

    async revoke(filter, now) {
      const rows = await client.deviceSession.updateManyAndReturn({
        where: { ...filter, revokedAt: null },
        data: { revokedAt: now },
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },

    async findRevokedSince(since) {
      const rows = await client.deviceSession.findMany({
        where: { revokedAt: { gte: since } },
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },
  };
}
