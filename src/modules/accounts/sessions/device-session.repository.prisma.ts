import type { Prisma } from '../../../generated/prisma/client.js';
import type { DatabaseClient } from '../../../platform/database/database.js';
import { groupBy } from '../../../shared/batches.js';
import type { DeviceSessionRepository, SessionFilter } from './device-session.repository.js';

const columns = {
  id: true,
  accountId: true,
  deviceName: true,
  platform: true,
  address: true,
  boundProfileId: true,
  version: true,
  createdAt: true,
  lastSeenAt: true,
  expiresAt: true,
} as const;

function unended({
  accountId,
  ids,
  exceptId,
  boundProfileId,
}: SessionFilter): Prisma.DeviceSessionWhereInput {
  return {
    accountId,
    revokedAt: null,
    ...(boundProfileId === undefined ? {} : { boundProfileId }),
    id: {
      ...(ids === undefined ? {} : { in: [...ids] }),
      ...(exceptId === undefined ? {} : { not: exceptId }),
    },
  };
}

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

    findLive: (id, now) =>
      client.deviceSession.findFirst({
        where: { id, revokedAt: null, expiresAt: { gt: now } },
        select: { ...columns, previousRefreshTokenHash: true, rotatedAt: true, previousRotatedAt: true },
      }),

    findOwn: (accountId, id) => client.deviceSession.findFirst({ where: { id, accountId }, select: columns }),

    async revoke(filter, because, now) {
      // Their approvals of other devices become invalid because they end.
      if (filter.exceptId !== undefined) {
        await client.deviceSignIn.updateMany({
          where: { decidedBy: filter.exceptId, state: 'APPROVED' },
          data: { state: 'DENIED' },
        });
      }
      const rows = await client.deviceSession.updateManyAndReturn({
        where: unended(filter),
        data: { revokedAt: now, revokedBecause: because },
        select: { id: true, expiresAt: true },
      });
      return rows.filter(({ expiresAt }) => expiresAt > now).map(({ id }) => id);
    },

    async raiseVersion(filter, now) {
      const rows = await client.deviceSession.updateManyAndReturn({
        where: unended(filter),
        data: { version: { increment: 1 }, versionRaisedAt: now },
        select: { id: true, version: true },
      });
      return rows.map(({ id, version }) => ({ sessionId: id, leastVersion: version }));
    },

    async bind(id, profileId) {
      await client.deviceSession.update({ where: { id }, data: { boundProfileId: profileId } });
    },

    async findChangedSince(since, most) {
      const rows = await client.deviceSession.findMany({
        where: { OR: [{ revokedAt: { gte: since } }, { versionRaisedAt: { gte: since } }] },
        select: { id: true, version: true, revokedAt: true },
        take: most,
      });
      return rows.map(({ id, version, revokedAt }) => ({
        sessionId: id,
        leastVersion: revokedAt === null ? version : null,
      }));
    },
  };
}
