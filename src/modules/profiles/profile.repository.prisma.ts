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

function toColumns({ favouriteGenreIds: _favouriteGenreIds, hasPin: _hasPin, ...columns }: Profile) {
  return columns;
}

function favouritesOf({ id, favouriteGenreIds }: Profile) {
  return favouriteGenreIds.map((genreId) => ({ profileId: id, genreId }));
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

    hasGenres: async (ids) => (await client.genre.count({ where: { id: { in: [...ids] } } })) === ids.length,

    async isNameTaken({ id, accountId, name }) {
      // Lowercased by the database, as in its unique index.
      const rows = await client.$queryRaw<unknown[]>`
        SELECT 1 FROM profiles
        WHERE account_id = ${accountId}::uuid AND lower(name) = lower(${name})
          AND id <> ${id}::uuid AND deleted_at IS NULL`;
      return rows.length > 0;
    },

    async insert(profile, createdAt) {
      await client.profile.create({ data: { ...toColumns(profile), createdAt } });
      await client.profileFavouriteGenre.createMany({ data: favouritesOf(profile) });
    },

    async update(profile) {
      await client.profile.update({ where: { id: profile.id }, data: toColumns(profile) });
      await client.profileFavouriteGenre.deleteMany({ where: { profileId: profile.id } });
      await client.profileFavouriteGenre.createMany({ data: favouritesOf(profile) });
    },

    async findPinHashes(ids) {
      const rows = await client.profile.findMany({
        where: { id: { in: [...ids] }, deletedAt: null },
        select: { id: true, pinHash: true },
      });
      return new Map(rows.flatMap(({ id, pinHash }) => (pinHash === null ? [] : [[id, pinHash] as const])));
    },

    async setPinHash(id, pinHash) {
      await client.profile.update({ where: { id }, data: { pinHash } });
    },

    async markDeleted(id, at) {
      await client.profile.update({ where: { id }, data: { deletedAt: at } });
    },

    findDeleted: (id) =>
      client.profile.findFirst({ where: { id, deletedAt: { not: null } }, select: { accountId: true } }),

    async listDeleted(before, most) {
      const rows = await client.profile.findMany({
        where: { deletedAt: { lt: before } },
        orderBy: { deletedAt: 'asc' },
        take: most,
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },

    async remove(id) {
      const { count } = await client.profile.deleteMany({ where: { id, deletedAt: { not: null } } });
      return count > 0;
    },
  };
}
