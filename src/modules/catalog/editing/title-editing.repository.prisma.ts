import type { DatabaseClient } from '../../../platform/database/database.js';
import type { Title } from '../domain/title.js';
import { restoreTitle } from '../domain/title-factory.js';
import { toProperties, withParts } from '../title.repository.prisma.js';
import { createCreditRows } from './credit-rows.prisma.js';
import { createGenreRows } from './genre-rows.prisma.js';
import { createSeriesRows } from './series-rows.prisma.js';
import { TitleChangedError } from './title-changed-error.js';
import type { TitleEditingRepository } from './title-editing.repository.js';
import { replaceParts } from './title-parts.prisma.js';

/** The series of an episode never changes. */
const LOCK = `
  SELECT 1 FROM titles WHERE id IN ($1::uuid, (SELECT series_id FROM titles WHERE id = $1::uuid))
  ORDER BY series_id NULLS FIRST FOR UPDATE`;

export function createPrismaTitleEditingRepository(client: DatabaseClient): TitleEditingRepository {
  return {
    ...createGenreRows(client),
    ...createCreditRows(client),
    ...createSeriesRows(client),

    async lock(id) {
      await client.$queryRawUnsafe(LOCK, id);
      const row = await client.title.findUnique({ where: { id }, include: withParts });
      return row && restoreTitle(toProperties(row));
    },

    async findBySource(place) {
      const row = await client.title.findUnique({ where: { source_sourceId: place }, select: { id: true } });
      return row?.id ?? null;
    },

    async insert(title, place, now) {
      const { kind, seriesId, seasonNumber, episodeNumber } = title;
      await client.title.create({
        data: {
          ...columnsOf(title),
          id: title.id,
          kind,
          seriesId,
          seasonNumber,
          episodeNumber,
          ...place,
          createdAt: now,
        },
      });
      await replaceParts(client, title);
    },

    async update(title) {
      const { count } = await client.title.updateMany({
        where: { id: title.id, version: title.version - 1 },
        data: columnsOf(title),
      });
      if (count === 0) throw new TitleChangedError(null);
      await replaceParts(client, title);
    },
  };
}

function columnsOf(title: Title) {
  return {
    status: title.status,
    name: title.name,
    synopsis: title.synopsis,
    releaseDate: title.releaseDate === null ? null : new Date(title.releaseDate),
    releaseYear: title.releaseYear,
    runtimeSeconds: title.runtimeSeconds,
    runtimeIsEstimated: title.runtimeIsEstimated,
    creditsStartSeconds: title.creditsStartSeconds,
    maturityRating: title.maturityRating,
    minimumAge: title.minimumAge,
    requiredTier: title.requiredTier,
    studio: title.studio,
    originalLanguage: title.originalLanguage,
    tags: [...title.tags],
    version: title.version,
  };
}
