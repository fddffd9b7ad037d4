import { bucketOf, quantilesOf } from '../../src/platform/telemetry/metrics/latency-buckets.js';
import { GraphqlFailure } from '../../test/support/graphql-client.js';

/** The results of one kind of request. Times in milliseconds, from when it was due. */
export interface Timing {
  readonly name: string;
  readonly requests: number;
  readonly failures: Readonly<Record<string, number>>;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly longest: number;
}

export interface Sum extends Pick<Timing, 'requests' | 'failures'> {
  /** By `performance.now()`. */
  readonly lastFailureAt: number | null;
}

interface Counts {
  readonly buckets: Map<number, number>;
  readonly failures: Map<string, number>;
  longest: number;
}

/**
 * Counts requests by kind. A request is timed from the moment at which its viewer wanted it, not from when it could be
 * sent: delays caused by the platform are included (no coordinated omission, in Gil Tene's term).
 */
export class Timings {
  readonly #counts = new Map<string, Counts>();
  #lastFailureAt: number | null = null;

  /** @returns the response of the call, or null on failure */
  async measure<Answer>(name: string, dueAt: number, call: () => Promise<Answer>): Promise<Answer | null> {
    try {
      const answer = await call();
      this.note(name, performance.now() - dueAt);
      return answer;
    } catch (error) {
      this.noteFailure(name, error);
      return null;
    }
  }

  note(name: string, milliseconds: number): void {
    const counts = this.#of(name);
    const bucket = bucketOf(milliseconds);
    counts.buckets.set(bucket, (counts.buckets.get(bucket) ?? 0) + 1);
    counts.longest = Math.max(counts.longest, milliseconds);
  }

  noteFailure(name: string, error: unknown): void {
    const { failures } = this.#of(name);
    const code = codeOf(error);
    failures.set(code, (failures.get(code) ?? 0) + 1);
    this.#lastFailureAt = performance.now();
  }

  /** Of all kinds together. */
  sum(): Sum {
    const all = this.read();
    const codes = new Set(all.flatMap(({ failures }) => Object.keys(failures)));
    return {
      requests: total(all.map(({ requests }) => requests)),
      failures: Object.fromEntries(
        [...codes].map((code) => [code, total(all.map(({ failures }) => failures[code] ?? 0))]),
      ),
      lastFailureAt: this.#lastFailureAt,
    };
  }

  read(): Timing[] {
    return [...this.#counts].map(([name, { buckets, failures, longest }]) => {
      const [p50 = null, p95 = null, p99 = null] = quantilesOf(buckets, [0.5, 0.95, 0.99]);
      const answered = total([...buckets.values()]);
      const failed = total([...failures.values()]);
      return {
        name,
        requests: answered + failed,
        failures: Object.fromEntries(failures),
        p50,
        p95,
        p99,
        longest,
      };
    });
  }

  #of(name: string): Counts {
    const counts = this.#counts.get(name) ?? { buckets: new Map(), failures: new Map(), longest: 0 };
    this.#counts.set(name, counts);
    return counts;
  }
}

/** The platform's error, or that there was no response. */
function codeOf(error: unknown): string {
  if (error instanceof GraphqlFailure) return error.extensions?.code ?? 'NO_CODE';
  return 'NO_ANSWER';
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
