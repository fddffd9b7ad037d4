import type { Point } from './power-law.js';

/** Something whose time grows with its input, and what the analysis says of it. */
export interface Growth {
  readonly name: string;
  /** The steps by the analysis, for people. */
  readonly analysis: string;
  /** What the sizes count. */
  readonly unit: string;
  /** Smallest first. */
  readonly sizes: readonly number[];
  /** Makes the input of a size, which is not measured. */
  prepare(size: number): Sample;
}

/** An input of one size. */
export interface Sample {
  /** By the analysis. */
  readonly steps: number;
  /** Does it once; the result keeps the work from being left out as useless. */
  run(): unknown;
}

export interface MeasuredGrowth {
  readonly growth: Growth;
  readonly points: readonly Point[];
}
