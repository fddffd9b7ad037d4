import type pg from 'pg';
import { inTransaction } from '../../platform/database/transaction.js';
import { LEAST_ACCOUNTS_OF_A_REGION, TITLES_OF_A_REGION } from './domain/regional-trends.js';
import {
  createChart,
  TREND_RULES,
  TRENDING_WINDOWS,
  type TrendingEntry,
  type TrendingWindow,
} from './domain/trends.js';
import { seenAfter } from './seen-after.js';
import type { TrendingRepository } from './trending.repository.js';

/** "trend" in ASCII; serialises concurrent refreshes. */
const REFRESH_LOCK = 0x7472656e64;

// An account counts once per title, whatever its profiles do, so that none can make a title trend. Reads the tables
// behind the view `interactions`, because the view's times have no index.
const INSERT_SCORES = `
  WITH rules AS (
    SELECT * FROM unnest($2::trending_window[], $3::interval[], $4::float8[]) AS rule("window", reach, half_life)
  ),
  views AS (
    SELECT coalesce(series_id, title_id) AS title_id, region, max(seen_at) AS seen_at
    FROM (
      SELECT profile_id, title_id, observed_at AS seen_at
      FROM watch_progress
      WHERE state <> 'SAMPLED' AND ${seenAfter('$1::timestamptz - $5::interval')} AND observed_at <= $1
      UNION ALL
      SELECT profile_id, title_id, rated_at
      FROM ratings
      WHERE half_stars >= 6 AND rated_at > $1::timestamptz - $5::interval AND rated_at <= $1
    ) seen
    JOIN profiles ON profiles.id = profile_id
    JOIN titles ON titles.id = title_id
    LEFT JOIN viewer_regions USING (account_id)
    GROUP BY account_id, region, coalesce(series_id, title_id)
  ),
  decayed AS (
    SELECT rules."window", title_id, region, sum(power(0.5, extract(epoch FROM $1 - seen_at) / half_life)) AS score,
      count(*) AS views
    FROM rules JOIN views ON seen_at > $1::timestamptz - reach
    GROUP BY rules."window", title_id, region
  ),
  of_regions AS (
    INSERT INTO regional_trends ("window", region, title_id, score, views)
    SELECT "window", region, title_id, score, views
    FROM (
      SELECT *, row_number() OVER (PARTITION BY "window", region ORDER BY score DESC, title_id) AS place
      FROM decayed
      WHERE region IS NOT NULL AND views >= ${LEAST_ACCOUNTS_OF_A_REGION}
    ) placed
    WHERE place <= ${TITLES_OF_A_REGION}
  )
  INSERT INTO trending_scores ("window", title_id, score, views, computed_at)
  SELECT "window", title_id, sum(score), sum(views), $1
  FROM decayed
  GROUP BY "window", title_id`;

const CHARTS = {
  name: 'recommendations-charts',
  text: 'SELECT "window", title_id AS "titleId", score, views FROM trending_scores',
};

const REGIONAL_TRENDS = {
  name: 'recommendations-regional-trends',
  text: 'SELECT "window", region, title_id AS "titleId", score, views FROM regional_trends',
};

interface ChartRow {
  readonly window: TrendingWindow;
  readonly titleId: string;
  readonly score: number;
  readonly views: number;
}

interface RegionalRow extends ChartRow {
  readonly region: string;
}

// All scores of a window have the same time, so one row of each is enough.
const COMPUTED_AT = {
  name: 'recommendations-trends-computed-at',
  text: `
    SELECT max(latest.computed_at) AS "computedAt"
    FROM unnest(enum_range(NULL::trending_window)) AS of("window"),
      LATERAL (SELECT computed_at FROM trending_scores score WHERE score."window" = of."window" LIMIT 1) latest`,
};

export function createPostgresTrendingRepository(pool: pg.Pool): TrendingRepository {
  return {
    refresh: (now, windows = TRENDING_WINDOWS) =>
      inTransaction(pool, async (client) => {
        const rules = windows.map((window) => TREND_RULES[window]);
        await client.query('SELECT pg_advisory_xact_lock($1)', [REFRESH_LOCK]);
        for (const table of ['trending_scores', 'regional_trends']) {
          await client.query(`DELETE FROM ${table} WHERE "window" = ANY($1::trending_window[])`, [windows]);
        }
        await client.query(INSERT_SCORES, [
          now,
          windows,
          rules.map(({ hours }) => `${hours} hours`),
          rules.map(({ halfLifeHours }) => halfLifeHours * 3600),
          `${Math.max(...rules.map(({ hours }) => hours))} hours`,
        ]);
      }),

    async computedAt() {
      const { rows } = await pool.query<{ computedAt: Date | null }>(COMPUTED_AT);
      return rows[0]?.computedAt ?? null;
    },

    async readCharts(titles) {
      const { rows } = await pool.query<ChartRow>(CHARTS);
      const entriesOf = (window: TrendingWindow): TrendingEntry[] =>
        rows.flatMap((row) => {
          const title = row.window === window ? titles.indexOf(row.titleId) : undefined;
          return title === undefined ? [] : [{ title, score: row.score, views: row.views }];
        });
      return {
        DAY: createChart(entriesOf('DAY'), titles.size),
        WEEK: createChart(entriesOf('WEEK'), titles.size),
        MONTH: createChart(entriesOf('MONTH'), titles.size),
        SEASON: createChart(entriesOf('SEASON'), titles.size),
      };
    },

    async readRegionalTrends(titles) {
      const { rows } = await pool.query<RegionalRow>(REGIONAL_TRENDS);
      const trends = new Map<string, Record<TrendingWindow, TrendingEntry[]>>();
      for (const { window, region, titleId, score, views } of rows) {
        const title = titles.indexOf(titleId);
        if (title === undefined) continue;
        const own = trends.get(region) ?? { DAY: [], WEEK: [], MONTH: [], SEASON: [] };
        own[window].push({ title, score, views });
        trends.set(region, own);
      }
      return trends;
    },
  };
}
