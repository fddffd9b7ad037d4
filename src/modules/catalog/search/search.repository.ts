import type { Genre } from '../domain/genre.js';
import type { TitleKind } from '../domain/title.js';
import type { Audience, TitleFilter } from '../title.repository.js';

/** A query as the catalog's own words have it. */
export interface UnderstoodQuery {
  /** In lower case, without accents and punctuation. */
  readonly folded: string;
  readonly words: readonly UnderstoodWord[];
}

export interface UnderstoodWord {
  readonly word: string;
  /** Whether any title contains it exactly. */
  readonly isKnown: boolean;
  /** Whether some title has a word that begins so. */
  readonly isBeginning: boolean;
  /** Words that look like it; how much so is for the caller to say. */
  readonly similar: readonly string[];
  /** Two words of titles that it is when a blank is put in between. */
  readonly split: readonly [string, string] | null;
}

/** A title that may be what is meant. Texts are folded. */
export interface Candidate {
  readonly id: string;
  readonly kind: TitleKind;
  readonly name: string;
  /** One a line. */
  readonly people: string;
  readonly releaseYear: number | null;
  readonly popularity: number;
  readonly genreIds: readonly Genre['id'][];
}

export interface CandidateQuery {
  /** What has to be in it, as PostgreSQL's text search writes it; null for what begins as `squashed` alone. */
  readonly expression: string | null;
  /** The query without blanks: titles whose name, without blanks, begins so are candidates too. */
  readonly squashed: string;
  readonly filter: TitleFilter;
  readonly audience: Audience;
}

export interface SearchRepository {
  /** @param isForgiving whether to look for similar words even for exact matches */
  understand(query: string, isForgiving: boolean): Promise<UnderstoodQuery>;
  /** The most popular of those that match, and of those whose name begins so: 150 at most. */
  candidates(query: CandidateQuery): Promise<readonly Candidate[]>;
}
