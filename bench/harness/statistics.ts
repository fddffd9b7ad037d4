/** The measured values of all rounds. */
export interface Summary {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** @throws RangeError without values */
export function summarise(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: medianOf(sorted), least: at(sorted, 0), most: at(sorted, sorted.length - 1) };
}

/**
 * The smallest value that the given share of all values does not exceed (nearest rank).
 * @throws RangeError without values
 */
export function percentile(sorted: readonly number[], share: number): number {
  return at(sorted, Math.max(0, Math.ceil(share * sorted.length) - 1));
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  return (at(sorted, Math.ceil(middle) - 1) + at(sorted, Math.floor(middle))) / 2;
}

function at(sorted: readonly number[], index: number): number {
  const value = sorted[index];
  if (value === undefined) throw new RangeError('Nothing was measured.');
  return value;
}
