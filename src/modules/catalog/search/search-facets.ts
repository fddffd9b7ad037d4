import type { Genre } from '../domain/genre.js';
import type { TitleKind } from '../domain/title.js';
import type { RankedTitle } from './search-ranking.js';

/** Counts of the results by genre, kind and decade, most frequent first. */
export interface SearchFacets {
  readonly genres: readonly { readonly genre: Genre; readonly count: number }[];
  readonly kinds: readonly { readonly kind: TitleKind; readonly count: number }[];
  readonly decades: readonly { readonly decade: number; readonly count: number }[];
}

export function facetsOf(titles: readonly RankedTitle[], genres: readonly Genre[]): SearchFacets {
  const candidates = titles.map(({ candidate }) => candidate);
  const genreOf = new Map(genres.map((genre) => [genre.id, genre]));
  return {
    genres: frequencies(candidates.flatMap(({ genreIds }) => genreIds)).flatMap(([id, count]) => {
      const genre = genreOf.get(id);
      return genre ? [{ genre, count }] : [];
    }),
    kinds: frequencies(candidates.map(({ kind }) => kind)).map(([kind, count]) => ({ kind, count })),
    decades: frequencies(
      candidates.flatMap(({ releaseYear }) =>
        releaseYear === null ? [] : [releaseYear - (releaseYear % 10)],
      ),
    ).map(([decade, count]) => ({ decade, count })),
  };
}

function frequencies<Key>(keys: readonly Key[]): [key: Key, count: number][] {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a);
}
