import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { csvFields } from '../csv-fields.js';
import type { Encoding } from '../decode-line.js';
import { type MovieRecord, parseMovie } from './parse-movie.js';
import { parseMovie100k } from './parse-movie-100k.js';
import { parseRating, type RatingRecord } from './parse-rating.js';

/** The format of one file of a release. */
export interface FileFormat<Parsed> {
  readonly file: string;
  readonly encoding: Encoding;
  /** The header line, if the file has one. */
  readonly header: string | null;
  /** @throws RejectedLine when the line is not a record */
  readonly parse: (line: string, now: Date) => Parsed;
}

/** The format of a MovieLens release (Strategy). */
export interface MovieLensFormat {
  readonly name: string;
  readonly movies: FileFormat<MovieRecord>;
  readonly ratings: FileFormat<RatingRecord>;
}

const FORMATS: readonly MovieLensFormat[] = [
  {
    name: 'MovieLens 100k',
    movies: {
      file: 'u.item',
      encoding: 'latin-1',
      header: null,
      parse: (line) => parseMovie100k(line.split('|')),
    },
    ratings: {
      file: 'u.data',
      encoding: 'utf-8',
      header: null,
      parse: (line, now) => parseRating(line.split('\t'), now),
    },
  },
  {
    name: 'MovieLens 1M or 10M',
    movies: {
      file: 'movies.dat',
      encoding: 'utf-8-or-latin-1',
      header: null,
      parse: (line) => parseMovie(line.split('::')),
    },
    ratings: {
      file: 'ratings.dat',
      encoding: 'utf-8',
      header: null,
      parse: (line, now) => parseRating(line.split('::'), now),
    },
  },
  {
    name: 'MovieLens latest, 20M, 25M or 32M',
    movies: {
      file: 'movies.csv',
      encoding: 'utf-8',
      header: 'movieId,title,genres',
      parse: (line) => parseMovie(csvFields(line)),
    },
    ratings: {
      file: 'ratings.csv',
      encoding: 'utf-8',
      header: 'userId,movieId,rating,timestamp',
      parse: (line, now) => parseRating(csvFields(line), now),
    },
  },
];

/**
 * Detects the release in a folder by its files.
 * @throws Error naming the files that were looked for
 */
export async function detectFormat(folder: string): Promise<MovieLensFormat> {
  for (const format of FORMATS) {
    if ((await exists(folder, format.movies.file)) && (await exists(folder, format.ratings.file)))
      return format;
  }
  const wanted = FORMATS.map(({ movies, ratings }) => `${ratings.file} and ${movies.file}`).join('; or ');
  throw new Error(`${folder} holds no MovieLens release. Looked for ${wanted}.`);
}

async function exists(folder: string, file: string): Promise<boolean> {
  return access(join(folder, file)).then(
    () => true,
    () => false,
  );
}
