import type pg from 'pg';
import { copyRows } from '../../src/platform/database/copy-rows.js';
import { newId } from '../../src/shared/ids.js';
import type { Film } from './films/clean-films.js';
import { ensureGenres } from './genres.js';
import { ensurePeople } from './people.js';

const SOURCE = 'vega-movies';

/** Films of the catalog by their key in the source. */
export type TitleIds = ReadonlyMap<string, string>;

/** Writes films with their genres and directors, all of them published. */
export async function writeCatalog(
  client: pg.ClientBase,
  films: readonly Film[],
  now: Date,
): Promise<TitleIds> {
  const titleIds = new Map(films.map((film) => [film.sourceId, newId()]));
  await copyRows(
    client,
    'titles',
    [
      'id',
      'kind',
      'status',
      'name',
      'release_date',
      'release_year',
      'runtime_seconds',
      'runtime_is_estimated',
      'maturity_rating',
      'minimum_age',
      'required_tier',
      'average_rating',
      'vote_count',
      'popularity',
      'studio',
      'source',
      'source_id',
      'created_at',
    ],
    films.map((film) => [
      titleId(titleIds, film),
      'MOVIE',
      'PUBLISHED',
      film.name,
      film.releaseDate,
      film.releaseYear,
      film.runtimeSeconds,
      film.runtimeIsEstimated,
      film.maturityRating,
      film.minimumAge,
      film.requiredTier,
      film.averageRating,
      film.voteCount,
      film.popularity,
      film.studio,
      SOURCE,
      film.sourceId,
      now,
    ]),
  );
  await writeGenres(client, films, titleIds);
  await writeDirectors(client, films, titleIds);
  return titleIds;
}

/**
 * The catalog's id of a film.
 * @throws RangeError for a film that was not written
 */
export function titleId(titleIds: TitleIds, film: Film): string {
  const id = titleIds.get(film.sourceId);
  if (id === undefined) throw new RangeError(`${film.sourceId} is not in the catalog.`);
  return id;
}

async function writeGenres(client: pg.ClientBase, films: readonly Film[], titleIds: TitleIds): Promise<void> {
  const genreIds = await ensureGenres(client, [...new Set(films.flatMap((film) => film.genres))]);
  const rows = films.flatMap((film) =>
    film.genres.map((genre) => [titleId(titleIds, film), genreIds.get(genre) ?? null]),
  );
  await copyRows(client, 'title_genres', ['title_id', 'genre_id'], rows);
}

async function writeDirectors(
  client: pg.ClientBase,
  films: readonly Film[],
  titleIds: TitleIds,
): Promise<void> {
  const directed = films.flatMap((film) => (film.director === null ? [] : [{ film, name: film.director }]));
  const personIds = await ensurePeople(client, [...new Set(directed.map(({ name }) => name))]);
  await copyRows(
    client,
    'title_credits',
    ['title_id', 'person_id', 'role', 'position'],
    directed.map(({ film, name }) => [titleId(titleIds, film), personIds.get(name) ?? null, 'DIRECTOR', 0]),
  );
}
