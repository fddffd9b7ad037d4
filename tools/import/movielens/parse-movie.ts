import { RejectedLine } from '../rejected-line.js';
import { parseKey } from './parse-key.js';
import { titleName } from './title-name.js';

export interface MovieRecord {
  readonly movieId: number;
  readonly name: string;
  readonly releaseYear: number | null;
  /** ISO 8601, if the release contains the day. */
  readonly releaseDate: string | null;
  readonly genres: readonly string[];
}

const LONGEST_NAME = 300;
const LONGEST_GENRE = 60;

/** Genres whose name differs from the catalog's; null for values that are not genres. */
const CATALOG_GENRE: ReadonlyMap<string, string | null> = new Map([
  ['(no genres listed)', null],
  ['unknown', null],
  ['', null],
  ["Children's", 'Children'],
  ['Film-Noir', 'Film Noir'],
  ['Sci-Fi', 'Science Fiction'],
]);

/**
 * Parses movie, title and genres, which are separated by bars.
 * @throws RejectedLine naming the invalid field
 */
export function parseMovie(fields: readonly string[]): MovieRecord {
  if (fields.length !== 3) throw new RejectedLine('wrong number of fields');
  const [movieId = '', title = '', genres = ''] = fields;
  return { ...parseNamedMovie(movieId, title), releaseDate: null, genres: catalogGenres(genres.split('|')) };
}

/** @throws RejectedLine naming the invalid field */
export function parseNamedMovie(movieId: string, title: string) {
  const { name, releaseYear } = titleName(title);
  if (name === '') throw new RejectedLine('the title is empty');
  if (name.length > LONGEST_NAME)
    throw new RejectedLine(`the title is longer than ${LONGEST_NAME} characters`);
  return { movieId: parseKey(movieId, 'movie'), name, releaseYear };
}

/** @throws RejectedLine for a text longer than any genre */
export function catalogGenres(names: readonly string[]): string[] {
  const genres = names
    .map((name) => name.trim())
    .map((name) => (CATALOG_GENRE.has(name) ? CATALOG_GENRE.get(name) : name))
    .filter((genre) => typeof genre === 'string');
  if (genres.some((genre) => genre.length > LONGEST_GENRE))
    throw new RejectedLine(`a genre is longer than ${LONGEST_GENRE} characters`);
  return [...new Set(genres)];
}
