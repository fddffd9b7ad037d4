/** The definition of a metric. */
export interface MetricDefinition {
  /** In Prometheus' convention: with the unit and, for counters, the suffix `_total`. */
  readonly name: string;
  readonly help: string;
  /** The names of its labels, in the order of their values. */
  readonly labels: readonly string[];
  /** The most series; further ones are counted as "other". Default: 200. */
  readonly mostSeries?: number;
}

/** A counter. Incrementing changes a property: it allocates nothing and never fails. */
export interface Counter {
  add(amount?: number): void;
  /** Takes over an external counter that counts from the start of the process. */
  advanceTo(total: number): void;
}

/** A histogram of durations, with logarithmic buckets that can be merged exactly. */
export interface Durations {
  /** In milliseconds. */
  record(milliseconds: number): void;
}

/** A metric by its label values. Looking up a series builds a string, so frequent callers should keep the series. */
export interface MetricFamily<Series> {
  with(...values: string[]): Series;
}

/** A gauge whose value is read when it is collected. */
export interface Reading {
  readonly values: readonly string[];
  readonly value: number;
}

/** The metrics of a process. */
export interface Metrics {
  /** Equal definitions share a metric. @throws Error when there is another metric of this name */
  counter(definition: MetricDefinition): MetricFamily<Counter>;
  /** Equal definitions share a metric. @throws Error when there is another metric of this name */
  durations(definition: MetricDefinition): MetricFamily<Durations>;
  /**
   * A gauge, such as a queue's depth. If it cannot be read, it is left out. For equal definitions, the last reader
   * registered is used.
   * @throws Error when there is another metric of this name
   */
  gauge(definition: MetricDefinition, read: () => readonly Reading[] | Promise<readonly Reading[]>): void;
  /** Runs before metrics are read, to take over external counters. */
  beforeReading(refresh: () => void): void;
}
