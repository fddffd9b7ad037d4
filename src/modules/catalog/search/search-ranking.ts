import type { Candidate } from './search.repository.js';
import type { Meaning, Term } from './search-terms.js';

/** A candidate with its score. */
export interface RankedTitle {
  readonly candidate: Candidate;
  /** 0 to 1. */
  readonly score: number;
  /** How much of the query matches its name, its people or its year, 0 to 1. */
  readonly coverage: number;
}

/** The weight of a word by its position. */
const PLACE = { name: 1, people: 0.9, year: 0.8, elsewhere: 0.3 } as const;
const SHARE = { coverage: 0.62, precision: 0.2, popularity: 0.18 } as const;
/** The weight of a stop word relative to other words. */
const FILLER_WEIGHT = 0.15;
/** For a name that begins with the query, ignoring blanks. */
const SQUASHED_COVERAGE = 0.9;

/**
 * Ranks candidates by how much of the query they match, how much of their name matches, and popularity.
 * @param folded the query in lower case, without accents and punctuation
 */
export function rankTitles(
  folded: string,
  terms: readonly Term[],
  candidates: readonly Candidate[],
): RankedTitle[] {
  const mostPopular = Math.max(Number.MIN_VALUE, ...candidates.map(({ popularity }) => popularity));
  const squashed = folded.replaceAll(' ', '');
  return candidates
    .map((candidate) => {
      const popularity = Math.max(0, candidate.popularity) / mostPopular;
      const { coverage, precision } = fit(squashed, terms, candidate);
      const score = SHARE.coverage * coverage + SHARE.precision * precision + SHARE.popularity * popularity;
      return { candidate, score, coverage };
    })
    .toSorted(byRank);
}

/** Best match first, ties by descending id: the order of pages. */
export function byRank(a: RankedTitle, b: RankedTitle): number {
  const [one, other] = [a.candidate.id, b.candidate.id];
  return b.score - a.score || Number(one < other) - Number(one > other);
}

function fit(squashed: string, terms: readonly Term[], { name, people, releaseYear }: Candidate) {
  const nameWords = name.split(' ');
  const peopleWords = people.split(/\s+/u);
  const used = new Set<string>();
  let [sum, weights] = [0, 0];
  for (const { meanings, isOptional, word } of terms) {
    const weight = isOptional && meanings.length > 0 ? FILLER_WEIGHT : 1;
    const inName = best(meanings, nameWords);
    if (inName.word !== null) used.add(inName.word);
    const year = word === String(releaseYear) ? PLACE.year : 0;
    const value = Math.max(
      PLACE.name * inName.value,
      PLACE.people * best(meanings, peopleWords).value,
      year,
      PLACE.elsewhere * (meanings.length > 0 ? 1 : 0),
    );
    sum += weight * value;
    weights += weight;
  }
  const coverage = weights === 0 ? 0 : sum / weights;
  const precision = shareOf(nameWords, used);
  const joined = name.replaceAll(' ', '');
  if (joined === squashed) return { coverage: 1, precision: 1 };
  if (!joined.startsWith(squashed)) return { coverage, precision };
  return {
    coverage: Math.max(coverage, SQUASHED_COVERAGE),
    precision: Math.max(precision, squashed.length / joined.length),
  };
}

/** The best match of a term among words. */
function best(meanings: readonly Meaning[], words: readonly string[]) {
  let found: { readonly value: number; readonly word: string | null } = { value: 0, word: null };
  for (const meaning of meanings) {
    for (const word of words) {
      const value = valueOf(meaning, word);
      if (value > found.value) found = { value, word };
    }
  }
  return found;
}

function valueOf({ word, isBeginning, weight }: Meaning, other: string): number {
  if (other === word) return Math.max(weight, isBeginning ? 1 : 0);
  if (!isBeginning || !other.startsWith(word)) return 0;
  // The more of the word is typed, the likelier it is meant.
  return weight * (0.7 + (0.3 * word.length) / other.length);
}

/** The share of a name's letters in matching words. */
function shareOf(words: readonly string[], used: ReadonlySet<string>): number {
  const all = words.reduce((sum, { length }) => sum + length, 0);
  const asked = words.filter((word) => used.has(word)).reduce((sum, { length }) => sum + length, 0);
  return all === 0 ? 0 : asked / all;
}
