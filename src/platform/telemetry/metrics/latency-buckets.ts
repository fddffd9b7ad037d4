import { DDSketch } from '@datadog/sketches-js';

/**
 * The number of buckets per doubling of a duration: every power of two milliseconds is a boundary, as Prometheus
 * needs it.
 */
const BUCKETS_PER_DOUBLING = 32;
const GROWTH = 2 ** (1 / BUCKETS_PER_DOUBLING);

/** The relative error of percentiles. */
export const RELATIVE_ERROR = (GROWTH - 1) / (GROWTH + 1);

/** DDSketch's buckets (Masson, Rim and Lee, VLDB 2019): sketches can be merged by adding counts, with the same error. */
const { mapping } = new DDSketch({ relativeAccuracy: RELATIVE_ERROR });

/** From 16 µs to 70 minutes. Values outside are clamped. */
const SHORTEST_DOUBLING = -6;
const LONGEST_DOUBLING = 22;
export const LOWEST_BUCKET = SHORTEST_DOUBLING * BUCKETS_PER_DOUBLING;
export const HIGHEST_BUCKET = LONGEST_DOUBLING * BUCKETS_PER_DOUBLING;
export const BUCKET_COUNT = HIGHEST_BUCKET - LOWEST_BUCKET + 1;
const SHORTEST_MS = 2 ** SHORTEST_DOUBLING;
const LONGEST_MS = 2 ** LONGEST_DOUBLING;

/** The bucket of a duration in milliseconds. */
export function bucketOf(milliseconds: number): number {
  if (!(milliseconds > SHORTEST_MS)) return LOWEST_BUCKET;
  return milliseconds >= LONGEST_MS ? HIGHEST_BUCKET : Math.min(mapping.key(milliseconds), HIGHEST_BUCKET);
}

/** The boundaries for Prometheus: from 1 ms, doubling, to 32 s. */
export const BOUNDARIES: readonly { readonly bucket: number; readonly seconds: number }[] = Array.from(
  { length: 16 },
  (_, doubling) => ({ bucket: doubling * BUCKETS_PER_DOUBLING, seconds: 2 ** doubling / 1_000 }),
);

/** The count of each bucket. */
export type BucketCounts = ReadonlyMap<number, number>;

/** @returns milliseconds for each quantile, from 0 to 1, within RELATIVE_ERROR; null where nothing was recorded */
export function quantilesOf(counts: BucketCounts, quantiles: readonly number[]): (number | null)[] {
  const sketch = new DDSketch({ relativeAccuracy: RELATIVE_ERROR });
  for (const [bucket, count] of counts) sketch.accept(mapping.value(bucket), count);
  return quantiles.map((quantile) => (sketch.count === 0 ? null : sketch.getValueAtQuantile(quantile)));
}
