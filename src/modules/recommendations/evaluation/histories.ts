/** How much is known of a viewer, from how many titles on, most first. */
const HISTORIES: readonly { readonly least: number; readonly name: string }[] = [
  { least: 200, name: '200 and more' },
  { least: 50, name: '50 to 199' },
  { least: 10, name: '10 to 49' },
  { least: 0, name: '1 to 9' },
];

/** From the shortest to the longest. */
export const HISTORY_NAMES: readonly string[] = HISTORIES.map(({ name }) => name).toReversed();

export function historyName(titles: number): string {
  return HISTORIES.find(({ least }) => titles >= least)?.name ?? '';
}
