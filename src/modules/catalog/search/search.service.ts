import { InvalidInputError } from '../../../shared/domain-error.js';
import type { Audience, TitleFilter } from '../title.repository.js';
import type { SearchRepository, UnderstoodQuery, UnderstoodWord } from './search.repository.js';
import { byRank, type RankedTitle, rankTitles } from './search-ranking.js';
import { anyTerm, everyTerm, type Term, termsOf } from './search-terms.js';
import {
  type Correction,
  distanceOf,
  mostTypos,
  type QueryWord,
  SHORTEST_BEGINNING,
} from './search-words.js';

export interface SearchRequest {
  readonly query: string;
  readonly filter: TitleFilter;
  readonly audience: Audience;
}

/** The results of a search: a few hundred titles at most, best first. */
export interface SearchResult {
  readonly titles: readonly RankedTitle[];
  readonly terms: readonly Term[];
}

export interface SearchService {
  /** @throws InvalidInputError for a query of more than 200 characters */
  search(request: SearchRequest): Promise<SearchResult>;
}

const LONGEST_QUERY = 200;
const MOST_CORRECTIONS = 6;
/**
 * A best match that covers less of the query is unlikely to be what is meant: then typos are considered, then partial
 * matches.
 */
const LEAST_COVERAGE = 0.75;
/** A match that covers less is not a result. */
const LEAST_PARTIAL_COVERAGE = 0.45;
const NOTHING: SearchResult = { titles: [], terms: [] };

/**
 * Finds titles by what people type: with typos, half a word, without accents or blanks, in any order, or by cast and
 * crew. First exactly as typed; if that finds little, with corrections for every word; finally partial matches.
 */
export function createSearchService(repository: SearchRepository): SearchService {
  async function attempt(
    understood: UnderstoodQuery,
    terms: readonly Term[],
    expression: string | null,
    { filter, audience }: SearchRequest,
  ): Promise<RankedTitle[]> {
    const squashed = understood.folded.replaceAll(' ', '');
    const candidates = await repository.candidates({ expression, squashed, filter, audience });
    return rankTitles(understood.folded, terms, candidates);
  }

  return {
    async search(request) {
      const { query } = request;
      if (query.length > LONGEST_QUERY) {
        throw new InvalidInputError({ query: `The query may have at most ${LONGEST_QUERY} characters.` });
      }
      const understood = await repository.understand(query, false);
      if (understood.words.length === 0) return NOTHING;
      const terms = termsOf(wordsOf(understood), false);
      const every = everyTerm(terms);
      const found = await attempt(understood, terms, every, request);
      if (isAnswer(found)) return { titles: found, terms };

      const forgiving = await repository.understand(query, true);
      const wider = termsOf(wordsOf(forgiving), true);
      const everyWider = everyTerm(wider);
      const more = everyWider === every ? [] : await attempt(forgiving, wider, everyWider, request);
      const all = merge(found, more);
      const any = anyTerm(wider);
      if (isAnswer(all) || any === everyWider) return { titles: all, terms: wider };

      const partial = await attempt(forgiving, wider, any, request);
      const answers = partial.filter(({ coverage }) => coverage >= LEAST_PARTIAL_COVERAGE);
      return { titles: merge(all, answers), terms: wider };
    },
  };
}

function isAnswer([first]: readonly RankedTitle[]): boolean {
  return first !== undefined && first.coverage >= LEAST_COVERAGE;
}

/** Each title once, with its better score. */
function merge(some: readonly RankedTitle[], others: readonly RankedTitle[]): RankedTitle[] {
  const sorted = [...some, ...others].toSorted(byRank);
  const seen = new Set<string>();
  return sorted.filter(({ candidate }) => !seen.has(candidate.id) && seen.add(candidate.id));
}

/** Words with corrections; a word that is two words without a blank becomes these two. */
function wordsOf({ words }: UnderstoodQuery): QueryWord[] {
  return words.flatMap((one, index) => {
    const isLast = index === words.length - 1;
    const isBeginning = isLast && one.isBeginning && one.word.length >= SHORTEST_BEGINNING;
    if (one.split && !isBeginning && closest(one) > 1) {
      return one.split.map((word) => ({ word, isKnown: true, isLast: false, corrections: [] }));
    }
    // An incomplete word is not a typo.
    return [{ word: one.word, isKnown: one.isKnown, isLast, corrections: correctionsOf(one) }];
  });
}

function closest(word: UnderstoodWord): number {
  return Math.min(Number.POSITIVE_INFINITY, ...correctionsOf(word).map(({ distance }) => distance));
}

function correctionsOf({ word, similar }: UnderstoodWord): Correction[] {
  const most = mostTypos(word);
  return similar
    .map((other) => ({ word: other, distance: distanceOf(word, other, most) }))
    .filter(({ distance }) => distance > 0 && distance <= most)
    .toSorted((a, b) => a.distance - b.distance || startsAlike(b.word, word) - startsAlike(a.word, word))
    .slice(0, MOST_CORRECTIONS);
}

/** People seldom mistype the first letter. */
function startsAlike(a: string, b: string): number {
  return a[0] === b[0] ? 1 : 0;
}
