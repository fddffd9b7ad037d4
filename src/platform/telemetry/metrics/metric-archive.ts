import type { SeriesTotal } from './metric-additions.js';

/** What was measured in the last thirty days, as minutes, hours and days. */
export interface MetricArchive {
  /**
   * Stores the minutes that are not stored yet, and the hours and days that they complete. Any number of processes may,
   * side by side: each minute is stored once.
   * @param earliest before that nothing is known any more
   * @param until a full minute: what comes before is over
   */
  store(
    measuredIn: (from: Date, to: Date) => Promise<readonly SeriesTotal[]>,
    earliest: Date,
    until: Date,
  ): Promise<void>;
  /**
   * What was measured since a full minute, as far as it is stored.
   * @returns up to when; before `from` where nothing is
   */
  read(
    metrics: readonly string[],
    from: Date,
  ): Promise<{ readonly totals: readonly SeriesTotal[]; readonly until: Date }>;
  /**
   * The same step by step, each known by its beginning. Series are told apart by their last label alone: what nobody asks for
   * over time would only be carried about.
   * @param from a full step
   * @param stepMs full minutes
   */
  readSteps(
    metrics: readonly string[],
    from: Date,
    stepMs: number,
  ): Promise<{ readonly steps: ReadonlyMap<number, readonly SeriesTotal[]>; readonly until: Date }>;
  /** Removes what is older than anybody asks for. */
  prune(now: Date): Promise<void>;
}
