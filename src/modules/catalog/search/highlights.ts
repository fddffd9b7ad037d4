import type { Term } from './search-terms.js';

/** A fragment of a text, and whether it matches the query. */
export interface Fragment {
  readonly text: string;
  readonly isMatch: boolean;
}

const WORD = /[\p{Letter}\p{Mark}\p{Number}'’]+/gu;
/** Letters that Unicode does not decompose, in plain letters. */
const PLAIN: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' };

/** Splits a text into fragments that match the query and others. Together they are the text. */
export function highlight(text: string, terms: readonly Term[]): Fragment[] {
  const fragments: Fragment[] = [];
  const add = (piece: string, isMatch: boolean) => {
    const last = fragments.at(-1);
    if (piece === '') return;
    if (last?.isMatch === isMatch) fragments[fragments.length - 1] = { text: last.text + piece, isMatch };
    else fragments.push({ text: piece, isMatch });
  };
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    add(text.slice(end, index), false);
    const length = matchedLength(word, terms);
    add(word.slice(0, length), true);
    add(word.slice(length), false);
    end = index + word.length;
  }
  add(text.slice(end), false);
  return fragments;
}

/** How many characters of a word match, from its start. */
function matchedLength(word: string, terms: readonly Term[]): number {
  const folded = fold(word);
  let length = 0;
  for (const { meanings } of terms) {
    for (const meaning of meanings) {
      if (meaning.word === folded) return word.length;
      if (meaning.isBeginning && folded.startsWith(meaning.word)) {
        length = Math.max(length, meaning.word.length);
      }
    }
  }
  return length;
}

function fold(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\p{Mark}'’]/gu, '')
    .replaceAll(/[ßæœøđłı]/gu, (letter) => PLAIN[letter] ?? letter);
}
