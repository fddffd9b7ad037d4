/** A class of viewers by how many of their titles are known. */
export interface HistoryLength {
  readonly name: string;
  /** The smallest number of known titles in this class. */
  readonly least: number;
}

/** From the shortest to the longest. */
export const HISTORY_LENGTHS: readonly HistoryLength[] = [
  { name: '1 to 9', least: 0 },
  { name: '10 to 49', least: 10 },
  { name: '50 to 199', least: 50 },
  { name: '200 and more', least: 200 },
];

export function historyNameOf(titles: number): string {
  return HISTORY_LENGTHS.findLast(({ least }) => titles >= least)?.name ?? '';
}
