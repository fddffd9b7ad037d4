import type { DatabaseClient } from '../../../platform/database/database.js';
import { createPrismaAccountRepository } from '../account.repository.prisma.js';
import type { AccountStandingRepository } from './account-standing.repository.js';

export function createPrismaAccountStandingRepository(client: DatabaseClient): AccountStandingRepository {
  const accounts = createPrismaAccountRepository(client);

  return {
    async lockActiveAdmins() {
      // In a fixed order, which prevents deadlocks.
      const rows = await client.$queryRaw<{ id: string }[]>`
        SELECT id FROM accounts WHERE role = 'ADMIN' AND suspended_at IS NULL AND erasure_due_at IS NULL
        ORDER BY id FOR NO KEY UPDATE`;
      return rows.map(({ id }) => id);
    },

    async lock(id) {
      await accounts.lock(id);
      const [account = null] = await accounts.findByIds([id]);
      return account;
    },

    async setRole(id, role) {
      await client.account.update({ where: { id }, data: { role } });
    },

    async setSuspendedAt(id, moment) {
      await client.account.update({ where: { id }, data: { suspendedAt: moment } });
    },

    async setErasureDueAt(id, moment) {
      await client.account.update({ where: { id }, data: { erasureDueAt: moment } });
    },

    async findDue(now, most) {
      const rows = await client.account.findMany({
        where: { erasureDueAt: { lte: now } },
        orderBy: { erasureDueAt: 'asc' },
        take: most,
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },

    async remove(id, dueBy) {
      const { count } = await client.account.deleteMany({ where: { id, erasureDueAt: { lte: dueBy } } });
      return count === 1;
    },
  };
}
