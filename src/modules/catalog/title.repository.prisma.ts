import type { Prisma } from '../../generated/prisma/client.js';
import type { DatabaseClient } from '../../platform/database/database.js';
import { groupBy, inOrderOf } from '../../shared/batches.js';
import type { TitleProperties } from './domain/title.js';
import type { TitleRepository } from './title.repository.js';

export const withParts = {
  genres: { select: { genre: { select: { id: true, name: true } } }, orderBy: { genre: { name: 'asc' } } },
  windows: { select: { region: true, startsAt: true, endsAt: true }, orderBy: { startsAt: 'asc' } },
} satisfies Prisma.TitleInclude;

type TitleRow = Prisma.TitleGetPayload<{ include: typeof withParts }>;

export function toProperties(row: TitleRow): TitleProperties {
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    name: row.name,
    synopsis: row.synopsis,
    releaseDate: row.releaseDate?.toISOString().slice(0, 10) ?? null,
    releaseYear: row.releaseYear,
    runtimeSeconds: row.runtimeSeconds,
    runtimeIsEstimated: row.runtimeIsEstimated,
    creditsStartSeconds: row.creditsStartSeconds,
    maturityRating: row.maturityRating,
    minimumAge: row.minimumAge,
    requiredTier: row.requiredTier,
    averageRating: row.averageRating,
    voteCount: row.voteCount,
    popularity: row.popularity,
    studio: row.studio,
    originalLanguage: row.originalLanguage,
    tags: row.tags,
    genres: row.genres.map(({ genre }) => genre),
    windows: row.windows.map(({ region, startsAt, endsAt }) => ({
      region,
      startsAt: startsAt.getTime(),
      endsAt: endsAt?.getTime() ?? null,
    })),
    seriesId: row.seriesId,
    seasonNumber: row.seasonNumber,
    episodeNumber: row.episodeNumber,
    version: row.version,
  };
}

export function createPrismaTitleRepository(client: DatabaseClient): TitleRepository {
  return {
    async findByIds(ids) {
      const rows = await client.title.findMany({ where: { id: { in: [...ids] } }, include: withParts });
      return inOrderOf(ids, rows.map(toProperties), (title) => title.id);
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
