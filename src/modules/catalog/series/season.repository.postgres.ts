import type { ReadPool } from '../../../platform/database/replicas/read-pool.js';
import { groupBy } from '../../../shared/batches.js';
import { decodeCursor, encodeCursor } from '../../../shared/cursor.js';
import { type PageRequest, toPage } from '../../../shared/page.js';
import type { Season, SeasonKey, SeasonRepository } from './season.repository.js';

const SEASONS = {
  name: 'catalog-seasons',
  text: `
    SELECT seasons.series_id AS "seriesId", number, seasons.name, count(*)::int AS "episodeCount"
    FROM seasons JOIN titles AS episode ON episode.series_id = seasons.series_id AND season_number = number
    WHERE seasons.series_id = ANY($1::uuid[]) AND status = 'PUBLISHED'
    GROUP BY seasons.series_id, number
    ORDER BY seasons.series_id, number`,
};

const EPISODES = {
  name: 'catalog-episodes',
  text: `
    SELECT ordinal::int, entry.id, entry.number
    FROM unnest($1::uuid[], $2::int[]) WITH ORDINALITY AS season (series_id, number, ordinal)
    CROSS JOIN LATERAL (
      SELECT id, episode_number AS number FROM titles
      WHERE series_id = season.series_id AND season_number = season.number AND episode_number > $3
        AND status = 'PUBLISHED'
      ORDER BY episode_number LIMIT $4) AS entry
    ORDER BY ordinal, entry.number`,
};

interface EpisodeRow {
  /** Of its season among those that were asked for, from 1. */
  readonly ordinal: number;
  readonly id: string;
  readonly number: number;
}

export function createPostgresSeasonRepository(pool: ReadPool): SeasonRepository {
  return {
    async seasonsOf(seriesIds) {
      const { rows } = await pool.query<Season>(SEASONS, [seriesIds]);
      const bySeries = groupBy(rows, ({ seriesId }) => seriesId);
      return seriesIds.map((id) => bySeries.get(id) ?? []);
    },

    async episodesOf(seasons: readonly SeasonKey[], { first, after }: PageRequest) {
      const { rows } = await pool.query<EpisodeRow>(EPISODES, [
        seasons.map(({ seriesId }) => seriesId),
        seasons.map(({ number }) => number),
        after === null ? 0 : readPlace(after),
        first + 1,
      ]);
      const bySeason = groupBy(rows, ({ ordinal }) => ordinal);
      return seasons.map((_season, index) => {
        const page = toPage(bySeason.get(index + 1) ?? [], first, ({ number }) => encodeCursor([number]));
        return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: node.id })) };
      });
    },
  };
}

/** @throws InvalidInputError */
function readPlace(cursor: string): number {
  const [number] = decodeCursor(cursor, ['number']) as [number];
  // No episode has a higher number than the column holds.
  return Math.min(Math.max(Math.trunc(number), 0), 32_767);
}
