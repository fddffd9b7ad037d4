import type { Prisma } from '../../generated/prisma/client.js';
import type { DatabaseClient } from '../../platform/database/database.js';
import { groupBy, inOrderOf } from '../../shared/batches.js';
import { toPage } from '../../shared/page.js';
import type { TitleKind, TitleProperties } from './domain/title.js';
import type { TitleRepository } from './title.repository.js';
import { orderings } from './title-orderings.js';

const withGenres = {
  genres: { select: { genre: { select: { id: true, name: true } } }, orderBy: { genre: { name: 'asc' } } },
} satisfies Prisma.TitleInclude;

type TitleRow = Prisma.TitleGetPayload<{ include: typeof withGenres }>;

function toProperties(row: TitleRow): TitleProperties {
  return {
    id: row.id,
    kind: row.kind as TitleKind,
    status: row.status,
    name: row.name,
    synopsis: row.synopsis,
    releaseDate: row.releaseDate?.toISOString().slice(0, 10) ?? null,
    releaseYear: row.releaseYear,
    runtimeSeconds: row.runtimeSeconds,
    runtimeIsEstimated: row.runtimeIsEstimated,
    maturityRating: row.maturityRating,
    minimumAge: row.minimumAge,
    requiredTier: row.requiredTier,
    averageRating: row.averageRating,
    voteCount: row.voteCount,
    popularity: row.popularity,
    studio: row.studio,
    genres: row.genres.map(({ genre }) => genre),
  };
}

export function createPrismaTitleRepository(client: DatabaseClient): TitleRepository {
  return {
    async findByIds(ids) {
      const rows = await client.title.findMany({
        where: { id: { in: [...ids] }, kind: 'MOVIE' },
        include: withGenres,
      });
      return inOrderOf(ids, rows.map(toProperties), (title) => title.id);
    },

    async list(filter, order, page) {
      const ordering = orderings[order];
      const conditions: Prisma.TitleWhereInput[] = [{ status: 'PUBLISHED', kind: 'MOVIE' }];
      if (filter.genreId !== undefined) conditions.push({ genres: { some: { genreId: filter.genreId } } });
      if (filter.fromYear !== undefined) conditions.push({ releaseYear: { gte: filter.fromYear } });
      if (filter.toYear !== undefined) conditions.push({ releaseYear: { lte: filter.toYear } });
      if (filter.maturityLimit !== undefined) conditions.push({ minimumAge: { lte: filter.maturityLimit } });
      if (page.after !== null) conditions.push(ordering.after(page.after));
      const rows = await client.title.findMany({
        where: { AND: conditions },
        orderBy: ordering.orderBy,
        take: page.first + 1,
        select: { id: true, name: true, popularity: true, releaseDate: true, averageRating: true },
      });
      return toPage(rows, page.first, ordering.cursorOf);
    },

    async genres() {
      const rows = await client.genre.findMany({
        orderBy: { name: 'asc' },
        include: { _count: { select: { titles: { where: { title: { status: 'PUBLISHED' } } } } } },
      });
      return rows.map((row) => ({ id: row.id, name: row.name, titleCount: row._count.titles }));
    },

    async creditsOf(titleIds) {
      const rows = await client.titleCredit.findMany({
        where: { titleId: { in: [...titleIds] } },
        orderBy: [{ role: 'asc' }, { position: 'asc' }],
        include: { person: { select: { name: true } } },
      });
      const byTitle = groupBy(rows, (row) => row.titleId);
      return titleIds.map((id) =>
        (byTitle.get(id) ?? []).map((row) => ({
          personId: row.personId,
          name: row.person.name,
          role: row.role,
        })),
      );
    },
  };
}
