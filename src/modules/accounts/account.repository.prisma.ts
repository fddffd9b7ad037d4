import type { DatabaseClient } from '../../platform/database/database.js';
import { inOrderOf } from '../../shared/batches.js';
import type { AccountRepository } from './account.repository.js';

const columns = {
  id: true,
  email: true,
  role: true,
  emailVerifiedAt: true,
  suspendedAt: true,
  erasureDueAt: true,
  createdAt: true,
} as const;

export function createPrismaAccountRepository(client: DatabaseClient): AccountRepository {
  return {
    async findByIds(ids) {
      const rows = await client.account.findMany({ where: { id: { in: [...ids] } }, select: columns });
      const accounts = rows.map(({ emailVerifiedAt, ...row }) => ({
        ...row,
        emailVerified: emailVerifiedAt !== null,
      }));
      return inOrderOf(ids, accounts, (account) => account.id);
    },

    async findCredentials(email) {
      const row = await client.account.findFirst({
        where: { email, emailVerifiedAt: { not: null } },
        select: { id: true, passwordHash: true },
      });
      return row && { accountId: row.id, passwordHash: row.passwordHash };
    },

    async findPasswordHash(id) {
      const row = await client.account.findUnique({ where: { id }, select: { passwordHash: true } });
      return row?.passwordHash ?? null;
    },

    async insert({ id, email, role, createdAt }, passwordHash) {
      await client.account.create({ data: { id, email, role, createdAt, passwordHash } });
    },

    async setPasswordHash(id, passwordHash) {
      await client.account.update({ where: { id }, data: { passwordHash } });
    },

    async markEmailVerified(id, now) {
      // Serialises verifications of an address: the second transaction sees what the first did, instead of failing on
      // the index.
      await client.$queryRaw`
        SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(email, 0)) FROM accounts WHERE id = ${id}::uuid) AS held`;
      const claim = await client.account.findUnique({ where: { id }, select: { email: true } });
      if (!claim) return false;
      const isTaken = await client.account.findFirst({
        where: { email: claim.email, emailVerifiedAt: { not: null } },
        select: { id: true },
      });
      if (isTaken) return false;
      await client.account.update({ where: { id }, data: { emailVerifiedAt: now } });
      return true;
    },

    async lock(id) {
      await client.$queryRaw`SELECT 1 FROM accounts WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    },
  };
}
