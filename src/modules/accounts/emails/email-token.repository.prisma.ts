import type { DatabaseClient } from '../../../platform/database/database.js';
import { newId } from '../../../shared/ids.js';
import type { EmailTokenRepository, ShownEmailToken } from './email-token.repository.js';

export function createPrismaEmailTokenRepository(client: DatabaseClient): EmailTokenRepository {
  const findUnexpired = ({ purpose, tokenHash, now }: ShownEmailToken) =>
    client.emailToken.findFirst({
      where: { purpose, tokenHash, expiresAt: { gt: now } },
      select: { id: true, accountId: true },
    });

  return {
    async insert(token) {
      await client.emailToken.create({ data: { id: newId(), ...token } });
    },

    async findAccountId(shown) {
      return (await findUnexpired(shown))?.accountId ?? null;
    },

    async use(shown) {
      const found = await findUnexpired(shown);
      if (!found) return null;
      // The transaction that deletes the row has used the token; others find it gone.
      const { count } = await client.emailToken.deleteMany({ where: { id: found.id } });
      if (count === 0) return null;
      await client.emailToken.deleteMany({ where: { accountId: found.accountId, purpose: shown.purpose } });
      return found.accountId;
    },

    async removeAll(accountId, purpose) {
      await client.emailToken.deleteMany({ where: { accountId, purpose } });
    },
  };
}
