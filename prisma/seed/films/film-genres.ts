import type { SourceFilm } from './source-film.js';

const OF_MAJOR_GENRE: Readonly<Record<string, readonly string[]>> = {
  Action: ['Action'],
  Adventure: ['Adventure'],
  'Black Comedy': ['Comedy', 'Black Comedy'],
  Comedy: ['Comedy'],
  'Concert/Performance': ['Concert'],
  Documentary: ['Documentary'],
  Drama: ['Drama'],
  Horror: ['Horror'],
  Musical: ['Musical'],
  'Romantic Comedy': ['Romance', 'Comedy'],
  'Thriller/Suspense': ['Thriller'],
  Western: ['Western'],
};

const OF_CREATIVE_TYPE: Readonly<Record<string, string>> = {
  Dramatization: 'True Story',
  Fantasy: 'Fantasy',
  'Historical Fiction': 'History',
  'Kids Fiction': 'Children',
  'Science Fiction': 'Science Fiction',
  'Super Hero': 'Superhero',
};

const OF_SOURCE: Readonly<Record<string, string>> = {
  'Based on Real Life Events': 'True Story',
};

/**
 * The genres of a film: its major genre, and what its creative type and source say where that reads as a
 * genre. About one film in twelve has none of them; it stays without, since "Other" would make strangers alike.
 */
export function filmGenres(
  film: Pick<SourceFilm, 'Major Genre' | 'Creative Type' | 'Source'>,
): readonly string[] {
  const genres = [
    ...(OF_MAJOR_GENRE[film['Major Genre'] ?? ''] ?? []),
    OF_CREATIVE_TYPE[film['Creative Type'] ?? ''],
    OF_SOURCE[film.Source ?? ''],
  ];
  return [...new Set(genres.filter((genre) => genre !== undefined))];
}
