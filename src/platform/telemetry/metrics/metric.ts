/** What is measured under one name. */
export interface MetricDefinition {
  /** As Prometheus wants it: with the unit and, for what is counted, `_total` at its end. */
  readonly name: string;
  readonly help: string;
  /** The names of its labels, in the order in which their values are given. */
  readonly labels: readonly string[];
  /** How many series there are at most; what comes beyond is counted as "other". Default: 200. */
  readonly mostSeries?: number;
}

/** Something that is counted. To count is to change a property: it allocates nothing and never fails. */
export interface Counter {
  add(amount?: number): void;
  /** Takes over an external counter that counts from the start of the process. */
  advanceTo(total: number): void;
}

/** How long something takes, as so many counts in logarithmic buckets, which can be merged exactly. */
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

/** Where a process's measurements are made, once for everybody who reads them. */
export interface Metrics {
  /** The same one for the same definition. @throws Error when there is another metric of this name */
  counter(definition: MetricDefinition): MetricFamily<Counter>;
  /** The same one for the same definition. @throws Error when there is another metric of this name */
  durations(definition: MetricDefinition): MetricFamily<Durations>;
  /**
   * What is not counted but looked at, such as a depth. Where it cannot be read, it is left out. For the same definition, whoever
   * says so last is asked.
   * @throws Error when there is another metric of this name
   */
  gauge(definition: MetricDefinition, read: () => readonly Reading[] | Promise<readonly Reading[]>): void;
  /** Has what others count taken over before anybody reads. */
  beforeReading(refresh: () => void): void;
}
