import type { Genre } from '../domain/genre.js';
import type { TitleKind } from '../domain/title.js';
import type { Audience, TitleFilter } from '../title.repository.js';

/** A query, looked up in the catalog's words. */
export interface UnderstoodQuery {
  /** In lower case, without accents and punctuation. */
  readonly folded: string;
  readonly words: readonly UnderstoodWord[];
}

export interface UnderstoodWord {
  readonly word: string;
  /** Whether any title contains it exactly. */
  readonly isKnown: boolean;
  /** Whether some title has a word with this prefix. */
  readonly isBeginning: boolean;
  /** Similar words; the caller computes how similar they are. */
  readonly similar: readonly string[];
  /** Two words of titles that it becomes when a blank is inserted. */
  readonly split: readonly [string, string] | null;
}

/** A candidate title. Texts are folded. */
export interface Candidate {
  readonly id: string;
  readonly kind: TitleKind;
  readonly name: string;
  /** One per line. */
  readonly people: string;
  readonly releaseYear: number | null;
  readonly popularity: number;
  readonly genreIds: readonly Genre['id'][];
}

export interface CandidateQuery {
  /** The required terms, in PostgreSQL's text search syntax; null to match only names that begin with `squashed`. */
  readonly expression: string | null;
  /** The query without blanks: titles whose name, without blanks, begins with it are candidates too. */
  readonly squashed: string;
  readonly filter: TitleFilter;
  readonly audience: Audience;
}

export interface SearchRepository {
  /** @param isForgiving whether to look for similar words even for exact matches */
  understand(query: string, isForgiving: boolean): Promise<UnderstoodQuery>;
  /** The most popular matches, 150 at most. */
  candidates(query: CandidateQuery): Promise<readonly Candidate[]>;
}
