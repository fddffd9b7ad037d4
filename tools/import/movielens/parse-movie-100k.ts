import { RejectedLine } from '../rejected-line.js';
import { catalogGenres, type MovieRecord, parseNamedMovie } from './parse-movie.js';
import { plausibleYear } from './title-name.js';

/** The genres of the flags at the end of each line, in the order of `u.genre`. */
const GENRES = [
  'unknown',
  'Action',
  'Adventure',
  'Animation',
  "Children's",
  'Comedy',
  'Crime',
  'Documentary',
  'Drama',
  'Fantasy',
  'Film-Noir',
  'Horror',
  'Musical',
  'Mystery',
  'Romance',
  'Sci-Fi',
  'Thriller',
  'War',
  'Western',
];

const FIELDS_BEFORE_GENRES = 5;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Parses a line of `u.item`: movie, title, release date, video release date, address, 19 genre flags.
 * @throws RejectedLine naming the invalid field
 */
export function parseMovie100k(fields: readonly string[]): MovieRecord {
  if (fields.length !== FIELDS_BEFORE_GENRES + GENRES.length)
    throw new RejectedLine('wrong number of fields');
  const [movieId = '', title = '', released = ''] = fields;
  const flags = fields.slice(FIELDS_BEFORE_GENRES);
  if (!flags.every((flag) => flag === '0' || flag === '1')) {
    throw new RejectedLine('a genre flag is neither 0 nor 1');
  }
  const movie = parseNamedMovie(movieId, title);
  const releaseDate = parseDay(released);
  return {
    ...movie,
    releaseDate,
    releaseYear: movie.releaseYear ?? (releaseDate === null ? null : Number(releaseDate.slice(0, 4))),
    genres: catalogGenres(GENRES.filter((_, index) => flags[index] === '1')),
  };
}

/** "01-Jan-1995" as 1995-01-01; null for a date that did not exist, or before the first films. */
function parseDay(text: string): string | null {
  const [, day = '', month = '', year = ''] = /^(\d{2})-([A-Z][a-z]{2})-(\d{4})$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), MONTHS.indexOf(month), Number(day)));
  const exists = date.getUTCDate() === Number(day) && MONTHS[date.getUTCMonth()] === month;
  return exists && plausibleYear(Number(year)) !== null ? date.toISOString().slice(0, 10) : null;
}
