/** A word of a query, with its possible corrections. */
export interface QueryWord {
  /** In lower case, without accents. */
  readonly word: string;
  /** Whether any title contains it exactly. */
  readonly isKnown: boolean;
  /** Whether it is the last, which may be incomplete. */
  readonly isLast: boolean;
  /** Words of titles of which it may be a typo, the likeliest first. */
  readonly corrections: readonly Correction[];
}

export interface Correction {
  readonly word: string;
  /** The number of typos: letters that are changed, missing, added or swapped. */
  readonly distance: number;
}

/** Stop words: often omitted, or in too many names to be useful. */
const FILLERS = new Set(['a', 'an', 'and', 'at', 'in', 'of', 'on', 'the', 'to']);

/** A number with its usual spellings in names. */
const NUMBERS: readonly (readonly string[])[] = [
  ['1', 'i', 'one'],
  ['2', 'ii', 'two'],
  ['3', 'iii', 'three'],
  ['4', 'iv', 'four'],
  ['5', 'v', 'five'],
  ['6', 'vi', 'six'],
  ['7', 'vii', 'seven'],
  ['8', 'viii', 'eight'],
  ['9', 'ix', 'nine'],
  ['10', 'x', 'ten'],
  ['11', 'xi', 'eleven'],
  ['12', 'xii', 'twelve'],
  ['13', 'xiii', 'thirteen'],
];

const otherSpellings: ReadonlyMap<string, readonly string[]> = new Map(
  NUMBERS.flatMap((spellings) =>
    spellings.map((spelling) => [spelling, spellings.filter((other) => other !== spelling)] as const),
  ),
);

export function isFiller(word: string): boolean {
  return FILLERS.has(word);
}

/** Other spellings of a number; none for other words. */
export function numberSpellings(word: string): readonly string[] {
  return otherSpellings.get(word) ?? [];
}

/** The minimum length for a prefix search. */
export const SHORTEST_BEGINNING = 3;

/** How many typos a word of this length may have. */
export function mostTypos(word: string): number {
  if (word.length < 3) return 0;
  return word.length < 7 ? 1 : 2;
}

/**
 * The edit distance: letters that are changed, missing, added, or swapped with the next (optimal string alignment,
 * after Damerau 1964).
 * @param most greater distances are reported as `most + 1`
 */
export function distanceOf(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}
