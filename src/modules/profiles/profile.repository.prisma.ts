import type { Prisma } from '../../generated/prisma/client.js';
import type { DatabaseClient } from '../../platform/database/database.js';
import { groupBy, inOrderOf } from '../../shared/batches.js';
import type { Profile } from './domain/profile.js';
import type { ProfileRepository } from './profile.repository.js';

const withFavourites = { favouriteGenres: { select: { genreId: true } } } satisfies Prisma.ProfileInclude;

function toProfile(row: Prisma.ProfileGetPayload<{ include: typeof withFavourites }>): Profile {
  const { favouriteGenres, pinHash, createdAt: _createdAt, deletedAt: _deletedAt, ...profile } = row;
  return {
    ...profile,
    hasPin: pinHash !== null,
    favouriteGenreIds: favouriteGenres.map(({ genreId }) => genreId),
  };
}

export function createPrismaProfileRepository(client: DatabaseClient): ProfileRepository {
  return {
    async findByIds(ids) {
      const rows = await client.profile.findMany({
        where: { id: { in: [...ids] }, deletedAt: null },
        include: withFavourites,
      });
      return inOrderOf(ids, rows.map(toProfile), (profile) => profile.id);
    },

    async findByAccountIds(accountIds) {
      const rows = await client.profile.findMany({
        where: { accountId: { in: [...accountIds] }, deletedAt: null },
        include: withFavourites,
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      const byAccount = groupBy(rows.map(toProfile), (profile) => profile.accountId);
      return accountIds.map((id) => byAccount.get(id) ?? []);
    },

    async lockAccount(accountId) {
      await client.$queryRaw`SELECT 1 FROM accounts WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`;
    },

    countOf: (accountId) => client.profile.count({ where: { accountId, deletedAt: null } }),

    hasGenres: async (ids) => (await client.genre.count({ where: { id: { in: [...ids] } } })) === ids.length,

    async insert({ favouriteGenreIds, hasPin: _hasPin, ...profile }, createdAt) {
      const { count } = await client.profile.createMany({
        data: [{ ...profile, createdAt }],
        skipDuplicates: true,
      });
      if (count === 0) return false;
      await client.profileFavouriteGenre.createMany({
        data: favouriteGenreIds.map((genreId) => ({ profileId: profile.id, genreId })),
      });
      return true;
    },
  };
}
