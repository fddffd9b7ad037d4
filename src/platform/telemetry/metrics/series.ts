import { BUCKET_COUNT, bucketOf, LOWEST_BUCKET } from './latency-buckets.js';
import type { Counter, Durations } from './metric.js';

/** A count, and how much of it was handed over. */
export class CounterSeries implements Counter {
  total = 0;
  #handedOver = 0;

  constructor(readonly values: readonly string[]) {}

  add(amount = 1): void {
    this.total += amount;
  }

  advanceTo(total: number): void {
    this.total = Math.max(this.total, total);
  }

  /** What came since this was asked last. */
  take(): number {
    const added = Math.floor(this.total - this.#handedOver);
    this.#handedOver += added;
    return added;
  }
}

/** What a series of durations has gained. */
export interface AddedDurations {
  readonly micros: number;
  readonly buckets: readonly (readonly [bucket: number, count: number])[];
}

/** Durations in buckets, and how many of them were handed over. */
export class DurationSeries implements Durations {
  readonly counts = new Float64Array(BUCKET_COUNT);
  count = 0;
  milliseconds = 0;
  readonly #handedOver = new Float64Array(BUCKET_COUNT);
  #countHandedOver = 0;
  #microsHandedOver = 0;

  constructor(readonly values: readonly string[]) {}

  record(milliseconds: number): void {
    const index = bucketOf(milliseconds) - LOWEST_BUCKET;
    this.counts[index] = (this.counts[index] ?? 0) + 1;
    this.count += 1;
    this.milliseconds += milliseconds;
  }

  /** What came since this was asked last; null where nothing did. */
  take(): AddedDurations | null {
    if (this.count === this.#countHandedOver) return null;
    this.#countHandedOver = this.count;
    const micros = Math.floor(this.milliseconds * 1_000) - this.#microsHandedOver;
    this.#microsHandedOver += micros;
    const buckets: [number, number][] = [];
    for (const [index, count] of this.counts.entries()) {
      const added = count - (this.#handedOver[index] ?? 0);
      if (added > 0) buckets.push([index + LOWEST_BUCKET, added]);
    }
    this.#handedOver.set(this.counts);
    return { micros, buckets };
  }
}
