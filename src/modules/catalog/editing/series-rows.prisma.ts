import type { DatabaseClient } from '../../../platform/database/database.js';
import { minimumAgeOf } from '../../../shared/maturity-scale.js';
import type { TitleEditingRepository } from './title-editing.repository.js';

type SeriesRows = Pick<
  TitleEditingRepository,
  | 'hasSeason'
  | 'insertSeason'
  | 'renameSeason'
  | 'hasEpisode'
  | 'strictestEpisodeAge'
  | 'episodeIdsOf'
  | 'archiveEpisodes'
>;

/** The seasons and episodes of series. */
export function createSeriesRows(client: DatabaseClient): SeriesRows {
  return {
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
