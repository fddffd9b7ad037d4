import type { ReadPool } from '../../../platform/database/replicas/read-pool.js';
import { groupBy } from '../../../shared/batches.js';
import { mapPage, type PageRequest, toPage } from '../../../shared/page.js';
import type { Audience } from '../title.repository.js';
import { audienceCondition, columnsOfTitle } from '../title-conditions.js';
import { episodeCursor, readEpisodeCursor } from './episode-cursor.js';
import type { Season, SeasonKey, SeasonRepository } from './season.repository.js';

function seasonsQuery(seriesIds: readonly string[], audience: Audience) {
  const values: unknown[] = [seriesIds];
  const seen = audienceCondition(columnsOfTitle('episode'), audience, (value) => `$${values.push(value)}`);
  const text = `
    SELECT seasons.series_id AS "seriesId", number, seasons.name, count(*)::int AS "episodeCount"
    FROM seasons JOIN titles AS episode ON episode.series_id = seasons.series_id AND season_number = number
    WHERE seasons.series_id = ANY($1::uuid[]) AND status = 'PUBLISHED' AND ${seen}
    GROUP BY seasons.series_id, number
    ORDER BY seasons.series_id, number`;
  return { name: 'catalog-seasons', text, values };
}

function episodesQuery(seasons: readonly SeasonKey[], audience: Audience, { first, after }: PageRequest) {
  const values: unknown[] = [
    seasons.map(({ seriesId }) => seriesId),
    seasons.map(({ number }) => number),
    after === null ? 0 : readEpisodeCursor(after),
    first + 1,
  ];
  const seen = audienceCondition(columnsOfTitle('episode'), audience, (value) => `$${values.push(value)}`);
  const text = `
    SELECT ordinal::int, entry.id, entry.number
    FROM unnest($1::uuid[], $2::int[]) WITH ORDINALITY AS season (series_id, number, ordinal)
    CROSS JOIN LATERAL (
      SELECT id, episode_number AS number FROM titles AS episode
      WHERE series_id = season.series_id AND season_number = season.number AND episode_number > $3
        AND status = 'PUBLISHED' AND ${seen}
      ORDER BY episode_number LIMIT $4) AS entry
    ORDER BY ordinal, entry.number`;
  return { name: 'catalog-episodes', text, values };
}

interface EpisodeRow {
  /** The index of its season among those requested, from 1. */
  readonly ordinal: number;
  readonly id: string;
  readonly number: number;
}

export function createPostgresSeasonRepository(pool: ReadPool): SeasonRepository {
  return {
    async seasonsOf(seriesIds, audience) {
      const { rows } = await pool.query<Season>(seasonsQuery(seriesIds, audience));
      const bySeries = groupBy(rows, ({ seriesId }) => seriesId);
      return seriesIds.map((id) => bySeries.get(id) ?? []);
    },

    async episodesOf(seasons, audience, page) {
      const { rows } = await pool.query<EpisodeRow>(episodesQuery(seasons, audience, page));
      const bySeason = groupBy(rows, ({ ordinal }) => ordinal);
      return seasons.map((_season, index) => {
        const episodes = bySeason.get(index + 1) ?? [];
        const shown = toPage(episodes, page.first, ({ number }) => episodeCursor(number));
        return mapPage(shown, ({ id }) => id);
      });
    },
  };
}
