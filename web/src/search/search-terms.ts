import type { TitleFilter, TitleKind } from '../generated/graphql.js';

/** What is looked for: it stands in the address, so that it can be shared and gone back to. */
export interface SearchTerms {
  readonly query: string;
  readonly genreId: string | null;
  readonly kind: TitleKind | null;
  /** Its first year, such as 1990. */
  readonly decade: number | null;
}

/** What is looked for before anybody has narrowed it down. */
export const EVERYTHING: SearchTerms = { query: '', genreId: null, kind: null, decade: null };

const KINDS: readonly string[] = ['MOVIE', 'SERIES', 'EPISODE'] satisfies TitleKind[];

export function readTerms(parameters: URLSearchParams): SearchTerms {
  const kind = parameters.get('kind') ?? '';
  const decade = Number(parameters.get('decade'));
  return {
    query: parameters.get('q') ?? '',
    genreId: parameters.get('genre'),
    kind: KINDS.includes(kind) ? (kind as TitleKind) : null,
    decade: Number.isInteger(decade) && decade > 0 ? decade : null,
  };
}

export function writeTerms({ query, genreId, kind, decade }: SearchTerms): URLSearchParams {
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('q', query);
  if (genreId !== null) parameters.set('genre', genreId);
  if (kind !== null) parameters.set('kind', kind);
  if (decade !== null) parameters.set('decade', String(decade));
  return parameters;
}

export function filterOf({ genreId, kind, decade }: SearchTerms): TitleFilter {
  return {
    ...(genreId !== null && { genreId }),
    ...(kind !== null && { kind }),
    ...(decade !== null && { fromYear: decade, toYear: decade + 9 }),
  };
}
