import type pg from 'pg';
import type { DatabaseClient } from '../../../platform/database/database.js';
import { inOrderOf } from '../../../shared/batches.js';
import { mapPage, toPage } from '../../../shared/page.js';
import { restoreTitle } from '../domain/title-factory.js';
import { idCursor, readIdCursor } from '../id-cursor.js';
import { episodeCursor, readEpisodeCursor } from '../series/episode-cursor.js';
import { toProperties, withParts } from '../title.repository.prisma.js';
import { shelfSearchQuery } from './shelf-search.js';
import type { CatalogShelfRepository, ShelvedSeason } from './title-editing.repository.js';

const SEASONS = {
  name: 'catalog-shelved-seasons',
  text: `
    SELECT number, name,
      (SELECT count(*)::int FROM titles WHERE titles.series_id = $1 AND season_number = number) AS "episodeCount"
    FROM seasons WHERE series_id = $1 ORDER BY number`,
};

export function createPrismaCatalogShelfRepository(
  client: DatabaseClient,
  pool: pg.Pool,
): CatalogShelfRepository {
  return {
    async find(id) {
      const row = await client.title.findUnique({ where: { id }, include: withParts });
      return row && restoreTitle(toProperties(row));
    },

    async list({ status, words }, page) {
      const before = page.after === null ? null : readIdCursor(page.after);
      if (words !== null) {
        const { rows: found } = await pool.query<{ id: string }>(
          shelfSearchQuery(words, status, before, page),
        );
        const ids = found.map(({ id }) => id);
        const rows = await client.title.findMany({ where: { id: { in: ids } }, include: withParts });
        const titles = inOrderOf(ids, rows, ({ id }) => id).flatMap((row) =>
          row ? [restoreTitle(toProperties(row))] : [],
        );
        return toPage(titles, page.first, ({ id }) => idCursor(id));
      }
      const rows = await client.title.findMany({
        where: { ...(status === null ? {} : { status }), ...(before === null ? {} : { id: { lt: before } }) },
        // By time of creation (UUIDv7).
        orderBy: { id: 'desc' },
        take: page.first + 1,
        include: withParts,
      });
      const shown = toPage(rows, page.first, ({ id }) => idCursor(id));
      return mapPage(shown, (row) => restoreTitle(toProperties(row)));
    },

    async seasonsOf(seriesId) {
      return (await pool.query<ShelvedSeason>(SEASONS, [seriesId])).rows;
    },

    async episodesOf({ seriesId, number }, { first, after }) {
      const rows = await client.title.findMany({
        where: {
          seriesId,
          seasonNumber: number,
          episodeNumber: { gt: after === null ? 0 : readEpisodeCursor(after) },
        },
        orderBy: { episodeNumber: 'asc' },
        take: first + 1,
        include: withParts,
      });
      const page = toPage(rows, first, ({ episodeNumber }) => episodeCursor(episodeNumber ?? 0));
      return mapPage(page, (row) => restoreTitle(toProperties(row)));
    },
  };
}
