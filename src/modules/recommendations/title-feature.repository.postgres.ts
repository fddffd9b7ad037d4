import type pg from 'pg';
import { forEachRows, type RowQuery } from '../../platform/database/rows.js';
import { type EpisodeOf, type GenreName, type TitleFeatures, TitleIndex } from './domain/title-index.js';
import type { TitleFeatureRepository } from './title-feature.repository.js';

/** How many credits of each role are used, in the order of billing: people for whom a title is watched. */
const BILLED = 4;

const GENRES = 'SELECT id, name FROM genres ORDER BY id';

type TitleRow = [
  id: string,
  name: string,
  minimumAge: number,
  popularity: number,
  averageRating: number | null,
  voteCount: number,
  releaseDate: Date | null,
  genreIds: string[],
  people: string[],
  tags: string[],
];

// By id, and thus by time of creation (UUIDv7). Credits are counted by role, because positions may go on from one role
// to the next.
const TITLES: RowQuery<TitleRow> = {
  text: `
  SELECT title.id, title.name, title.minimum_age, title.popularity, title.average_rating, title.vote_count,
    title.release_date,
    ARRAY(SELECT genre_id::text FROM title_genres WHERE title_id = title.id ORDER BY genre_id) AS genre_ids,
    ARRAY(
      SELECT person.name
      FROM (
        SELECT person_id, row_number() OVER (PARTITION BY role ORDER BY position) AS place
        FROM title_credits WHERE title_id = title.id
      ) credit
      JOIN people person ON person.id = credit.person_id
      WHERE credit.place <= ${BILLED}
      ORDER BY person.name) AS people,
    title.tags
  FROM titles title
  WHERE title.status = 'PUBLISHED' AND title.kind <> 'EPISODE'
  ORDER BY title.id`,
};

// Includes unpublished episodes, because their viewers know the series. Sorted, so that all processes compute the
// same revision.
const EPISODES: RowQuery<[id: string, seriesId: string]> = {
  text: `SELECT id, series_id FROM titles WHERE kind = 'EPISODE' ORDER BY id`,
};

function toFeatures(row: TitleRow): TitleFeatures {
  const [id, name, minimumAge, popularity, averageRating, voteCount, releasedAt, genreIds, people, tags] =
    row;
  return { id, name, minimumAge, popularity, averageRating, voteCount, releasedAt, genreIds, people, tags };
}

export function createPostgresTitleFeatureRepository(pool: pg.Pool): TitleFeatureRepository {
  return {
    async readTitles() {
      const genres = await pool.query<GenreName>(GENRES);
      const titles: TitleFeatures[] = [];
      await forEachRows(pool, TITLES, (rows) => {
        for (const row of rows) titles.push(toFeatures(row));
      });
      const episodes: EpisodeOf[] = [];
      await forEachRows(pool, EPISODES, (rows) => {
        for (const [id, seriesId] of rows) episodes.push({ id, seriesId });
      });
      return new TitleIndex(titles, genres.rows, episodes);
    },
  };
}
