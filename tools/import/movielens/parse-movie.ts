import { RejectedLine } from '../rejected-line.js';
import { parseKey } from './parse-key.js';
import { titleName } from './title-name.js';

export interface MovieRecord {
  readonly movieId: number;
  readonly name: string;
  readonly releaseYear: number | null;
  /** ISO 8601, where the release names the day. */
  readonly releaseDate: string | null;
  readonly genres: readonly string[];
}

const LONGEST_NAME = 300;
const LONGEST_GENRE = 60;

/** What a release calls otherwise than the catalog; null for what is no genre. */
const CATALOG_GENRE: ReadonlyMap<string, string | null> = new Map([
  ['(no genres listed)', null],
  ['unknown', null],
  ['', null],
  ["Children's", 'Children'],
  ['Film-Noir', 'Film Noir'],
  ['Sci-Fi', 'Science Fiction'],
]);

/**
 * Reads movie, title and genres, the latter separated by bars.
 * @throws RejectedLine naming the field at fault
 */
export function parseMovie(fields: readonly string[]): MovieRecord {
  if (fields.length !== 3) throw new RejectedLine('wrong number of fields');
  const [movieId = '', title = '', genres = ''] = fields;
  return { ...parseNamedMovie(movieId, title), releaseDate: null, genres: catalogGenres(genres.split('|')) };
}

/** @throws RejectedLine naming the field at fault */
export function parseNamedMovie(movieId: string, title: string) {
  const { name, releaseYear } = titleName(title);
  if (name === '') throw new RejectedLine('the title is empty');
  if (name.length > LONGEST_NAME)
    throw new RejectedLine(`the title is longer than ${LONGEST_NAME} characters`);
  return { movieId: parseKey(movieId, 'movie'), name, releaseYear };
}

/** @throws RejectedLine for what is longer than a genre is called */
export function catalogGenres(names: readonly string[]): string[] {
  const genres = names
    .map((name) => name.trim())
    .map((name) => (CATALOG_GENRE.has(name) ? CATALOG_GENRE.get(name) : name))
    .filter((genre) => typeof genre === 'string');
  if (genres.some((genre) => genre.length > LONGEST_GENRE))
    throw new RejectedLine(`a genre is longer than ${LONGEST_GENRE} characters`);
  return [...new Set(genres)];
}
