import type { Point } from './power-law.js';

/** A computation whose time grows with its input, with its analysis. */
export interface Growth {
  readonly name: string;
  /** The number of steps according to the analysis, for people. */
  readonly analysis: string;
  /** The unit of sizes. */
  readonly unit: string;
  /** Smallest first. */
  readonly sizes: readonly number[];
  /** Creates the input of a size, which is not measured. */
  prepare(size: number): Sample;
}

/** An input of one size. */
export interface Sample {
  /** According to the analysis. */
  readonly steps: number;
  /** Runs it once; returning the result prevents the work from being optimised away. */
  run(): unknown;
}

export interface MeasuredGrowth {
  readonly growth: Growth;
  readonly points: readonly Point[];
}
