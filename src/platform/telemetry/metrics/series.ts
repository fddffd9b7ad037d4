import { BUCKET_COUNT, bucketOf, LOWEST_BUCKET } from './latency-buckets.js';
import type { Counter, Durations } from './metric.js';

/** A counter, with the part that was already collected. */
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

  /** The increment since the last call. */
  take(): number {
    const added = Math.floor(this.total - this.#handedOver);
    this.#handedOver += added;
    return added;
  }
}

/** The increment of a histogram. */
export interface AddedDurations {
  readonly micros: number;
  readonly buckets: readonly (readonly [bucket: number, count: number])[];
}

/** A histogram, with the part that was already collected. */
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

  /** The increment since the last call; null if there is none. */
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
