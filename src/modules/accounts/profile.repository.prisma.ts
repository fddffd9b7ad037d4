import type { Prisma } from '../../generated/prisma/client.js';
import type { DatabaseClient } from '../../platform/database/database.js';
import { groupBy, inOrderOf } from '../../shared/batches.js';
import type { Profile } from './domain/profile.js';
import type { ProfileRepository } from './profile.repository.js';

const withFavourites = { favouriteGenres: { select: { genreId: true } } } satisfies Prisma.ProfileInclude;

function toProfile(row: Prisma.ProfileGetPayload<{ include: typeof withFavourites }>): Profile {
  const { favouriteGenres, createdAt: _createdAt, ...profile } = row;
  return { ...profile, favouriteGenreIds: favouriteGenres.map(({ genreId }) => genreId) };
}

export function createPrismaProfileRepository(client: DatabaseClient): ProfileRepository {
  return {
    async findByIds(ids) {
      const rows = await client.profile.findMany({
        where: { id: { in: [...ids] } },
        include: withFavourites,
      });
      return inOrderOf(ids, rows.map(toProfile), (profile) => profile.id);
    },

    async findByAccountIds(accountIds) {
      const rows = await client.profile.findMany({
        where: { accountId: { in: [...accountIds] } },
        include: withFavourites,
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      const byAccount = groupBy(rows.map(toProfile), (profile) => profile.accountId);
      return accountIds.map((id) => byAccount.get(id) ?? []);
    },

    countOf: (accountId) => client.profile.count({ where: { accountId } }),

    hasGenres: async (ids) => (await client.genre.count({ where: { id: { in: [...ids] } } })) === ids.length,

    async insert({ favouriteGenreIds, ...profile }, createdAt) {
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
