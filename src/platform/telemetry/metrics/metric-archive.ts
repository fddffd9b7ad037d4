import type { SeriesTotal } from './metric-additions.js';

/** The metrics of the last thirty days, as minutes, hours and days. */
export interface MetricArchive {
  /**
   * Stores complete minutes, and the hours and days that they complete. Any number of processes may do so
   * concurrently: each minute is stored once.
   * @param earliest nothing is known before this
   * @param until a full minute, exclusive
   */
  store(
    measuredIn: (from: Date, to: Date) => Promise<readonly SeriesTotal[]>,
    earliest: Date,
    until: Date,
  ): Promise<void>;
  /**
   * The stored metrics since a full minute.
   * @returns their end; before `from` if there are none
   */
  read(
    metrics: readonly string[],
    from: Date,
  ): Promise<{ readonly totals: readonly SeriesTotal[]; readonly until: Date }>;
  /**
   * The same in steps, by start. Series are distinguished by their last label only, because nobody needs the others
   * over time.
   * @param from the start of a step
   * @param stepMs full minutes
   */
  readSteps(
    metrics: readonly string[],
    from: Date,
    stepMs: number,
  ): Promise<{ readonly steps: ReadonlyMap<number, readonly SeriesTotal[]>; readonly until: Date }>;
  /** Deletes expired roll-ups. */
  prune(now: Date): Promise<void>;
}
