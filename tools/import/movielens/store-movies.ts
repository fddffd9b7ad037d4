import type pg from 'pg';
import { ensureGenres } from '../../../prisma/seed/genres.js';
import type { MovieRecord } from './parse-movie.js';

/** A placeholder for the running time, which MovieLens does not contain: a hundred minutes. */
const ESTIMATED_RUNTIME_SECONDS = 6000;

/** There are no age ratings either; without one, titles are for adults. */
const UNRATED_MINIMUM_AGE = 18;

/** Stores movies as published titles, free for everyone. Existing ones are not changed. */
export async function storeMovies(
  client: pg.ClientBase,
  dataset: string,
  movies: readonly MovieRecord[],
  now: Date,
): Promise<number> {
  const { rowCount } = await client.query(
    `INSERT INTO titles (id, kind, status, name, release_date, release_year, runtime_seconds, runtime_is_estimated,
       minimum_age, source, source_id, created_at)
     SELECT uuid_v7(), 'MOVIE', 'PUBLISHED', name, release_date, release_year, $5, true, $6, $7, movie_id, $8
     FROM unnest($1::text[], $2::text[], $3::date[], $4::int[]) AS movie (movie_id, name, release_date, release_year)
     ON CONFLICT (source, source_id) DO NOTHING`,
    [
      movies.map(({ movieId }) => movieId),
      movies.map(({ name }) => name),
      movies.map(({ releaseDate }) => releaseDate),
      movies.map(({ releaseYear }) => releaseYear),
      ESTIMATED_RUNTIME_SECONDS,
      UNRATED_MINIMUM_AGE,
      dataset,
      now,
    ],
  );
  await storeGenres(client, dataset, movies);
  return rowCount ?? 0;
}

async function storeGenres(
  client: pg.ClientBase,
  dataset: string,
  movies: readonly MovieRecord[],
): Promise<void> {
  const pairs = movies.flatMap(({ movieId, genres }) => genres.map((genre) => ({ movieId, genre })));
  const genreIds = await ensureGenres(client, [...new Set(pairs.map(({ genre }) => genre))]);
  await client.query(
    `INSERT INTO title_genres (title_id, genre_id)
     SELECT titles.id, genre_id
     FROM unnest($1::text[], $2::uuid[]) AS pair (movie_id, genre_id)
     JOIN titles ON source = $3 AND source_id = movie_id
     ON CONFLICT DO NOTHING`,
    [pairs.map(({ movieId }) => movieId), pairs.map(({ genre }) => genreIds.get(genre)), dataset],
  );
}

/** The titles of a data set by its own ids. Some megabytes for the largest release. */
export async function loadTitleIds(
  client: pg.ClientBase,
  dataset: string,
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await client.query<{ id: string; source_id: string }>(
    'SELECT id, source_id FROM titles WHERE source = $1',
    [dataset],
  );
  return new Map(rows.map((row) => [Number(row.source_id), row.id]));
}
