import type { DatabaseClient } from '../../../platform/database/database.js';
import { genreSlug } from '../../../shared/genre-slug.js';
import { newId } from '../../../shared/ids.js';
import { minimumAgeOf } from '../../../shared/maturity-scale.js';
import type { Title } from '../domain/title.js';
import { restoreTitle } from '../domain/title-factory.js';
import { toProperties, withParts } from '../title.repository.prisma.js';
import { TitleChangedError } from './title-changed-error.js';
import type { TitleEditingRepository } from './title-editing.repository.js';

/** The series of an episode never changes. */
const LOCK = `
  SELECT 1 FROM titles WHERE id IN ($1::uuid, (SELECT series_id FROM titles WHERE id = $1::uuid))
  ORDER BY series_id NULLS FIRST FOR UPDATE`;

export function createPrismaTitleEditingRepository(client: DatabaseClient): TitleEditingRepository {
  async function replaceParts({ id, genres, windows }: Title): Promise<void> {
    await client.titleGenre.deleteMany({ where: { titleId: id } });
    await client.titleGenre.createMany({
      data: genres.map((genre) => ({ titleId: id, genreId: genre.id })),
    });
    await replaceWindows(id, windows);
  }

  /**
   * New windows are added before old ones are removed, so that a title with windows before and after always has some,
   * and the rows of its episodes are not written.
   */
  async function replaceWindows(titleId: string, windows: Title['windows']): Promise<void> {
    const rows = windows.map(({ region, startsAt, endsAt }) => ({
      id: newId(),
      titleId,
      region,
      startsAt: new Date(startsAt),
      endsAt: endsAt === null ? null : new Date(endsAt),
    }));
    await client.availabilityWindow.createMany({ data: rows });
    await client.availabilityWindow.deleteMany({
      where: { titleId, id: { notIn: rows.map(({ id }) => id) } },
    });
  }

  return {
    async lock(id) {
      await client.$queryRawUnsafe(LOCK, id);
      const row = await client.title.findUnique({ where: { id }, include: withParts });
      return row && restoreTitle(toProperties(row));
    },

    async findBySource(place) {
      const row = await client.title.findUnique({ where: { source_sourceId: place }, select: { id: true } });
      return row?.id ?? null;
    },

    async ensureGenres(names) {
      const wanted = [...new Set(names)].toSorted();
      await client.genre.createMany({
        data: wanted.map((name) => ({ id: newId(), name, slug: genreSlug(name) })),
        skipDuplicates: true,
      });
      const genres = await client.genre.findMany({
        where: { OR: [{ name: { in: wanted } }, { slug: { in: wanted.map(genreSlug) } }] },
      });
      const found = wanted.map(
        (name) =>
          genres.find((genre) => genre.name === name) ?? genres.find(({ slug }) => slug === genreSlug(name)),
      );
      return [...new Set(found)].flatMap((genre) => (genre ? [{ id: genre.id, name: genre.name }] : []));
    },

    async creditsOf(titleId) {
      const rows = await client.titleCredit.findMany({
        where: { titleId },
        orderBy: { position: 'asc' },
        include: { person: { select: { name: true } } },
      });
      return rows.map(({ person, role }) => ({ name: person.name, role }));
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
      await replaceParts(title);
    },

    async update(title) {
      const { count } = await client.title.updateMany({
        where: { id: title.id, version: title.version - 1 },
        data: columnsOf(title),
      });
      if (count === 0) throw new TitleChangedError(null);
      await replaceParts(title);
    },

    async replaceCredits(titleId, credits) {
      const names = [...new Set(credits.map(({ name }) => name))].toSorted();
      await client.person.createMany({
        data: names.map((name) => ({ id: newId(), name })),
        skipDuplicates: true,
      });
      const people = await client.person.findMany({ where: { name: { in: names } } });
      const idOf = new Map(people.map(({ id, name }) => [name, id]));
      await client.titleCredit.deleteMany({ where: { titleId } });
      await client.titleCredit.createMany({
        data: credits.flatMap(({ name, role }, position) => {
          const personId = idOf.get(name);
          return personId ? [{ titleId, personId, role, position }] : [];
        }),
      });
    },

    findGenres: (ids) =>
      client.genre.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } }),

    async hasSeason(seriesId, number) {
      return (await client.season.count({ where: { seriesId, number } })) > 0;
    },

    async insertSeason(season) {
      await client.season.create({ data: season });
    },

    async renameSeason(seriesId, number, name) {
      await client.season.updateMany({ where: { seriesId, number }, data: { name } });
    },

    async hasEpisode(seriesId, seasonNumber, episodeNumber) {
      return (await client.title.count({ where: { seriesId, seasonNumber, episodeNumber } })) > 0;
    },

    async strictestEpisodeAge(seriesId) {
      const rated = await client.title.groupBy({ by: ['maturityRating'], where: { seriesId } });
      return Math.max(0, ...rated.map(({ maturityRating }) => minimumAgeOf(maturityRating)));
    },

    async episodeIdsOf(seriesId) {
      const episodes = await client.title.findMany({ where: { seriesId }, select: { id: true } });
      return episodes.map(({ id }) => id);
    },

    async archiveEpisodes(seriesId) {
      const archived = await client.title.updateManyAndReturn({
        where: { seriesId, status: 'PUBLISHED' },
        data: { status: 'ARCHIVED', version: { increment: 1 } },
        select: { id: true },
      });
      return archived.map(({ id }) => id);
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
