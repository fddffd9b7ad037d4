/** How similar titles are of which one has so many viewers, the other so many, and so many watched both. */
export function shrunkCosine(common: number, viewers: number, others: number, shrinkage: number): number {
  // One root of the product: similarities that are the same are so to the last bit, and none is decided by rounding.
  return common / (Math.sqrt(viewers * others) + shrinkage);
}

/** The titles nearest to one, the most similar first and ties by number. */
export interface NearestTitles {
  readonly titles: Uint32Array;
  readonly similarities: Float64Array;
}

/** Finds the nearest titles of one title after the other. */
export interface NearestSearch {
  /** By rank, how many viewers each title shares with the one whose nearest are looked for, which has none. */
  readonly counts: Uint8Array | Int32Array;

  /**
   * Counts are 0 afterwards.
   * @param viewers how many watched the one whose nearest are looked for
   * @returns what holds until the next search
   */
  find(viewers: number): NearestTitles;
}
