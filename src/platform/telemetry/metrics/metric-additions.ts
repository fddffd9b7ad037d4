import type { MetricDefinition } from './metric.js';
import { type MetricsRegistry, SEPARATOR } from './metrics-registry.js';

/** The increments of series since the last collection, by their name in shared storage. */
export type Addition = readonly [field: string, amount: number];

/** Separates a series' name from its bucket. */
export const BUCKET_MARK = '#';
/** The suffix of the field with the total duration of a series. */
export const SUM_MARK = '#sum';

/** Collects the increments of all series, each once. */
export function takeAdditions(registry: MetricsRegistry): Addition[] {
  registry.refresh();
  const additions: Addition[] = [];
  for (const { definition, series } of registry.counters) {
    for (const each of series) {
      const added = each.take();
      if (added > 0) additions.push([nameOf(definition, each.values), added]);
    }
  }
  for (const { definition, series } of registry.durationFamilies) {
    for (const each of series) {
      const added = each.take();
      if (!added) continue;
      const name = nameOf(definition, each.values);
      additions.push([`${name}${SUM_MARK}`, added.micros]);
      for (const [bucket, count] of added.buckets) additions.push([`${name}${BUCKET_MARK}${bucket}`, count]);
    }
  }
  return additions;
}

function nameOf({ name }: MetricDefinition, values: readonly string[]): string {
  return [name, ...values].join(SEPARATOR);
}

/** The increments of a series in a time range, over all processes. */
export interface SeriesTotal {
  readonly metric: string;
  /** The values of its labels. */
  readonly labels: readonly string[];
  /** The number of occurrences. */
  readonly count: number;
  /** The total duration; 0 for counters. */
  readonly micros: number;
  /** Empty for counters. */
  readonly buckets: ReadonlyMap<number, number>;
}

/** Adds up the increments of several processes and times by series. */
export function sumAdditions(additions: Iterable<Addition>): SeriesTotal[] {
  const totals = new Map<string, { count: number; micros: number; buckets: Map<number, number> }>();
  for (const [field, amount] of additions) {
    const [name = '', part] = field.split(BUCKET_MARK);
    let total = totals.get(name);
    if (!total) totals.set(name, (total = { count: 0, micros: 0, buckets: new Map() }));
    if (part === 'sum') {
      total.micros += amount;
      continue;
    }
    total.count += amount;
    if (part !== undefined) {
      const bucket = Number(part);
      total.buckets.set(bucket, (total.buckets.get(bucket) ?? 0) + amount);
    }
  }
  return [...totals].map(([name, total]) => {
    const [metric = '', ...labels] = name.split(SEPARATOR);
    return { metric, labels, ...total };
  });
}

/** Adds up totals of the same series. */
export function mergeTotals(parts: Iterable<SeriesTotal>): SeriesTotal[] {
  const merged = new Map<string, { total: SeriesTotal; buckets: Map<number, number> }>();
  for (const part of parts) {
    const key = [part.metric, ...part.labels].join(SEPARATOR);
    const found = merged.get(key);
    if (!found) {
      merged.set(key, { total: part, buckets: new Map(part.buckets) });
      continue;
    }
    const { total, buckets } = found;
    for (const [bucket, count] of part.buckets) buckets.set(bucket, (buckets.get(bucket) ?? 0) + count);
    found.total = { ...total, count: total.count + part.count, micros: total.micros + part.micros };
  }
  return [...merged.values()].map(({ total, buckets }) => ({ ...total, buckets }));
}
