import { isFiller, numberSpellings, type QueryWord, SHORTEST_BEGINNING } from './search-words.js';

/** An alternative for a word of a query. */
export interface Meaning {
  readonly word: string;
  readonly isBeginning: boolean;
  /** The weight of a match, 0 to 1. */
  readonly weight: number;
}

/** A word of a query with its alternatives. */
export interface Term {
  readonly word: string;
  readonly meanings: readonly Meaning[];
  /** Whether a title may lack it. */
  readonly isOptional: boolean;
}

const WEIGHT = { number: 0.95, beginning: 0.85, slip: 0.85, slips: 0.7 } as const;

/** @param isForgiving whether words that exist in the catalog may be typos too */
export function termsOf(words: readonly QueryWord[], isForgiving: boolean): Term[] {
  const isAllFillers = words.every(({ word }) => isFiller(word));
  return words.map((word) => {
    const meanings = meaningsOf(word, isForgiving);
    const isHardlyBegun =
      meanings.every(({ isBeginning }) => isBeginning) && word.word.length < SHORTEST_BEGINNING;
    return {
      word: word.word,
      meanings,
      isOptional: (isFiller(word.word) && !isAllFillers) || isHardlyBegun || meanings.length === 0,
    };
  });
}

function meaningsOf({ word, isKnown, isLast, corrections }: QueryWord, isForgiving: boolean): Meaning[] {
  const meanings: Meaning[] = [];
  if (isKnown) meanings.push({ word, isBeginning: false, weight: 1 });
  for (const other of numberSpellings(word)) {
    meanings.push({ word: other, isBeginning: false, weight: WEIGHT.number });
  }
  if (isLast) {
    meanings.push({ word, isBeginning: true, weight: WEIGHT.beginning });
  }
  if (!isKnown || isForgiving) {
    for (const { word: meant, distance } of corrections) {
      const weight = distance === 1 ? WEIGHT.slip : WEIGHT.slips;
      meanings.push({ word: meant, isBeginning: false, weight });
    }
  }
  return meanings;
}

/** The terms that a title must have, in PostgreSQL's text search syntax; null if there are none. */
export function everyTerm(terms: readonly Term[]): string | null {
  const required = terms.filter(({ isOptional }) => !isOptional);
  return required.length === 0 ? null : required.map(anyMeaning).join(' & ');
}

/** The condition that a title must match; null if there is none. */
export function anyTerm(terms: readonly Term[]): string | null {
  const significant = terms.filter(({ isOptional, meanings }) => !isOptional && meanings.length > 0);
  return significant.length === 0 ? null : significant.map(anyMeaning).join(' | ');
}

function anyMeaning({ meanings }: Term): string {
  const lexemes = meanings.map(({ word, isBeginning }) => `'${word}'${isBeginning ? ':*' : ''}`);
  return `(${[...new Set(lexemes)].join(' | ')})`;
}
