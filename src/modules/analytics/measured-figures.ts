import { quantilesOf } from '../../platform/telemetry/metrics/latency-buckets.js';
import type { SeriesTotal } from '../../platform/telemetry/metrics/metric-additions.js';
import type { Measured } from '../../platform/telemetry/metrics/metric-history.js';

/** In milliseconds; null without measurements. */
export interface Latency {
  readonly meanMs: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
}

const QUANTILES = [0.5, 0.95, 0.99] as const;

/** The measurements of a window. */
export class MeasuredFigures {
  readonly from: Date;
  readonly to: Date;
  readonly seconds: number;
  readonly #metrics = new Map<string, SeriesTotal[]>();

  constructor({ from, to, totals }: Measured) {
    this.from = from;
    this.to = to;
    this.seconds = Math.max(1, (to.getTime() - from.getTime()) / 1_000);
    for (const total of totals) {
      const series = this.#metrics.get(total.metric) ?? [];
      this.#metrics.set(total.metric, series);
      series.push(total);
    }
  }

  series(metric: { readonly name: string }): readonly SeriesTotal[] {
    return this.#metrics.get(metric.name) ?? [];
  }

  perSecond(count: number): number {
    return count / this.seconds;
  }
}

export function countOf(series: readonly SeriesTotal[]): number {
  return series.reduce((sum, { count }) => sum + count, 0);
}

/** Of all series together: their histograms are added, which is as exact as one histogram of everything. */
export function latencyOf(series: readonly SeriesTotal[]): Latency {
  const buckets = new Map<number, number>();
  for (const part of series) {
    for (const [bucket, count] of part.buckets) buckets.set(bucket, (buckets.get(bucket) ?? 0) + count);
  }
  const [p50Ms = null, p95Ms = null, p99Ms = null] = quantilesOf(buckets, QUANTILES);
  const count = countOf(series);
  const micros = series.reduce((sum, part) => sum + part.micros, 0);
  return { meanMs: count === 0 ? null : micros / count / 1_000, p50Ms, p95Ms, p99Ms };
}

/** Groups series by some of their labels, in order of first appearance. */
export function groupSeries(
  series: readonly SeriesTotal[],
  keyOf: (labels: readonly string[]) => string,
): ReadonlyMap<string, readonly SeriesTotal[]> {
  const groups = new Map<string, SeriesTotal[]>();
  for (const each of series) {
    const key = keyOf(each.labels);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(each);
  }
  return groups;
}
