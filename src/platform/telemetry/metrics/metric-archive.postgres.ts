import type pg from 'pg';
import { inTransaction } from '../../database/transaction.js';
import type { SeriesTotal } from './metric-additions.js';
import type { MetricArchive } from './metric-archive.js';
import { SEPARATOR } from './metrics-registry.js';
import {
  DAY_MS,
  floorTo,
  HOUR_MS,
  MINUTE_MS,
  type RollupSpan,
  rollupSpansOver,
  WIDTHS,
} from './rollup-spans.js';

/**
 * How long roll-ups are kept, by width. Windows from twelve hours on begin with a full hour, and need minutes only at
 * the end.
 */
const KEPT_MS: Readonly<Record<(typeof WIDTHS)[number], number>> = {
  [MINUTE_MS]: DAY_MS,
  [HOUR_MS]: 32 * DAY_MS,
  [DAY_MS]: 32 * DAY_MS,
};

const LOCK_PROGRESS = `
  SELECT width_seconds AS "widthSeconds", done_until AS "doneUntil" FROM metric_rollup_progress FOR UPDATE`;
const READ_PROGRESS = {
  name: 'metrics-progress',
  text: 'SELECT width_seconds AS "widthSeconds", done_until AS "doneUntil" FROM metric_rollup_progress',
};
const START_PROGRESS = `
  INSERT INTO metric_rollup_progress (width_seconds, done_until)
  SELECT * FROM unnest($1::int[], $2::timestamptz[]) ON CONFLICT DO NOTHING`;
const ADVANCE = 'UPDATE metric_rollup_progress SET done_until = $2 WHERE width_seconds = $1';

const INSERT_MINUTE = `
  INSERT INTO metric_rollups (width_seconds, begins_at, metric, labels, count, micros, buckets, bucket_counts)
  SELECT ${MINUTE_MS / 1_000}, $1, metric, labels, count, micros, buckets::smallint[], bucket_counts::bigint[]
  FROM unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::text[])
    AS series (metric, labels, count, micros, buckets, bucket_counts)`;

/** Merges increments by series and bucket, within `span`. */
const SUMMED = `
  , counted AS (
    SELECT span, metric, labels, sum(count)::bigint AS count, sum(micros)::bigint AS micros
    FROM parts GROUP BY span, metric, labels
  ), met AS (
    SELECT span, metric, labels, bucket, sum(often)::bigint AS often
    FROM parts, unnest(buckets, bucket_counts) AS each (bucket, often) GROUP BY span, metric, labels, bucket
  ), gathered AS (
    SELECT span, metric, labels, array_agg(bucket ORDER BY bucket) AS buckets,
      array_agg(often ORDER BY bucket) AS bucket_counts
    FROM met GROUP BY span, metric, labels
  )`;

const INSERT_WIDER = `
  WITH parts AS (
    SELECT date_bin($1 * interval '1 second', begins_at, timestamptz 'epoch') AS span, metric, labels, count, micros,
      buckets, bucket_counts
    FROM metric_rollups WHERE width_seconds = $2 AND begins_at >= $3 AND begins_at < $4
  ) ${SUMMED}
  INSERT INTO metric_rollups (width_seconds, begins_at, metric, labels, count, micros, buckets, bucket_counts)
  SELECT $1, span, metric, labels, count, micros, coalesce(buckets, '{}'), coalesce(bucket_counts, '{}')
  FROM counted LEFT JOIN gathered USING (span, metric, labels)`;

const FROM_TILES = `
  FROM unnest($2::int[], $3::timestamptz[], $4::timestamptz[]) AS span (width, since, until)
  JOIN metric_rollups ON width_seconds = width AND metric = ANY($1) AND begins_at >= since AND begins_at < until`;
const TOTALS = `
  metric, labels, count::float8, micros::float8, coalesce(buckets, '{}') AS buckets,
    coalesce(bucket_counts, '{}')::float8[] AS "bucketCounts"
  FROM counted LEFT JOIN gathered USING (span, metric, labels)`;

const READ = {
  name: 'metrics-read',
  text: `
    WITH parts AS (
      SELECT 0 AS span, metric, labels, count, micros, buckets, bucket_counts ${FROM_TILES}
    ) ${SUMMED}
    SELECT ${TOTALS}`,
};

/** All labels but the last are emptied. */
const READ_STEPS = {
  name: 'metrics-read-steps',
  text: `
    WITH parts AS (
      SELECT date_bin($5 * interval '1 second', begins_at, timestamptz 'epoch') AS span, metric,
        regexp_replace(labels, '[^${SEPARATOR}]*[${SEPARATOR}]', '${SEPARATOR}', 'g') AS labels, count, micros, buckets,
        bucket_counts ${FROM_TILES}
    ) ${SUMMED}
    SELECT span, ${TOTALS}`,
};

interface ProgressRow {
  readonly widthSeconds: number;
  readonly doneUntil: Date;
}

interface StepRow extends TotalRow {
  readonly span: Date;
}

interface TotalRow {
  readonly metric: string;
  readonly labels: string;
  readonly count: number;
  readonly micros: number;
  readonly buckets: readonly number[];
  readonly bucketCounts: readonly number[];
}

/** @param batchPool for storing @param pool for reading, while a caller waits */
export function createPostgresMetricArchive(batchPool: pg.Pool, pool: pg.Pool): MetricArchive {
  async function findSpans(from: Date, widestMs: number) {
    const done = doneOf((await pool.query<ProgressRow>(READ_PROGRESS)).rows);
    const spans = rollupSpansOver(from.getTime(), done, widestMs);
    return { spans, until: new Date(Math.max(spans.at(-1)?.to ?? 0, done.get(MINUTE_MS) ?? 0)) };
  }

  return {
    store: (measuredIn, earliest, until) =>
      inTransaction(batchPool, async (client) => {
        await client.query(START_PROGRESS, [
          WIDTHS.map((widthMs) => widthMs / 1_000),
          WIDTHS.map((widthMs) => floorTo(widthMs, earliest)),
        ]);
        const done = doneOf((await client.query<ProgressRow>(LOCK_PROGRESS)).rows);
        const first = Math.max(done.get(MINUTE_MS) ?? 0, floorTo(MINUTE_MS, earliest).getTime());
        for (let minute = first; minute < until.getTime(); minute += MINUTE_MS) {
          const begin = new Date(minute);
          await insertMinute(client, begin, await measuredIn(begin, new Date(minute + MINUTE_MS)));
        }
        if (first >= until.getTime()) return;
        await client.query(ADVANCE, [MINUTE_MS / 1_000, until]);
        await widen(client, MINUTE_MS, HOUR_MS, done, until);
        await widen(client, HOUR_MS, DAY_MS, done, floorTo(HOUR_MS, until));
      }),

    async read(metrics, from) {
      const { spans, until } = await findSpans(from, DAY_MS);
      if (spans.length === 0) return { totals: [], until };
      const { rows } = await pool.query<TotalRow>(READ, [metrics, ...valuesOf(spans)]);
      return { totals: rows.map(totalOf), until };
    },

    async readSteps(metrics, from, stepMs) {
      const { spans, until } = await findSpans(from, stepMs);
      const steps = new Map<number, SeriesTotal[]>();
      if (spans.length === 0) return { steps, until };
      const values = [metrics, ...valuesOf(spans), stepMs / 1_000];
      const { rows } = await pool.query<StepRow>(READ_STEPS, values);
      for (const row of rows) {
        const step = steps.get(row.span.getTime()) ?? [];
        steps.set(row.span.getTime(), step);
        step.push(totalOf(row));
      }
      return { steps, until };
    },

    async prune(now) {
      for (const widthMs of WIDTHS) {
        await batchPool.query('DELETE FROM metric_rollups WHERE width_seconds = $1 AND begins_at < $2', [
          widthMs / 1_000,
          new Date(now.getTime() - KEPT_MS[widthMs]),
        ]);
      }
    },
  };
}

function valuesOf(spans: readonly RollupSpan[]): readonly unknown[] {
  return [
    spans.map(({ widthMs }) => widthMs / 1_000),
    spans.map((span) => new Date(span.from)),
    spans.map((span) => new Date(span.to)),
  ];
}

async function insertMinute(
  client: pg.PoolClient,
  begin: Date,
  totals: readonly SeriesTotal[],
): Promise<void> {
  if (totals.length === 0) return;
  // PostgreSQL has no arrays of arrays with different lengths.
  const arrayOf = (numbers: Iterable<number>) => `{${[...numbers].join(',')}}`;
  await client.query(INSERT_MINUTE, [
    begin,
    totals.map(({ metric }) => metric),
    totals.map(({ labels }) => labels.join(SEPARATOR)),
    totals.map(({ count }) => count),
    totals.map(({ micros }) => micros),
    totals.map(({ buckets }) => arrayOf(buckets.keys())),
    totals.map(({ buckets }) => arrayOf(buckets.values())),
  ]);
}

/** Merges complete roll-ups into the next width. */
async function widen(
  client: pg.PoolClient,
  narrowMs: number,
  wideMs: number,
  done: ReadonlyMap<number, number>,
  narrowUntil: Date,
): Promise<void> {
  const from = new Date(done.get(wideMs) ?? 0);
  const to = floorTo(wideMs, narrowUntil);
  if (from >= to) return;
  await client.query(INSERT_WIDER, [wideMs / 1_000, narrowMs / 1_000, from, to]);
  await client.query(ADVANCE, [wideMs / 1_000, to]);
}

function doneOf(rows: readonly ProgressRow[]): ReadonlyMap<number, number> {
  return new Map(rows.map(({ widthSeconds, doneUntil }) => [widthSeconds * 1_000, doneUntil.getTime()]));
}

function totalOf({ metric, labels, count, micros, buckets, bucketCounts }: TotalRow): SeriesTotal {
  return {
    metric,
    labels: labels === '' ? [] : labels.split(SEPARATOR),
    count,
    micros,
    buckets: new Map(buckets.map((bucket, index) => [bucket, bucketCounts[index] ?? 0])),
  };
}
