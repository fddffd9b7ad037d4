import type { ReadPool } from '../../platform/database/replicas/read-pool.js';
import type { GenreRepository } from './genre.repository.js';
import type { Audience, GenreWithCount } from './title.repository.js';
import { audienceCondition, columnsOfTitle, nextChange } from './title-conditions.js';

interface Row extends GenreWithCount {
  readonly until: Date | null;
}

function countQuery(audience: Audience) {
  const values: unknown[] = [audience.now];
  const seen = audienceCondition(columnsOfTitle('title'), audience, (value) => `$${values.push(value)}`);
  const text = `
    SELECT genres.id, genres.name, coalesce(counted.titles, 0)::int AS "titleCount", ${nextChange('$1')} AS until
    FROM genres LEFT JOIN (
      SELECT genre_id, count(*) AS titles
      FROM title_genres JOIN titles AS title ON title.id = title_id
      WHERE title.status = 'PUBLISHED' AND title.kind <> 'EPISODE' AND ${seen}
      GROUP BY genre_id) AS counted ON counted.genre_id = genres.id
    ORDER BY genres.name`;
  return { name: 'catalog-genres', text, values };
}

export function createPostgresGenreRepository(pool: ReadPool): GenreRepository {
  return {
    async count(audience) {
      const { rows } = await pool.query<Row>(countQuery(audience));
      return {
        genres: rows.map(({ id, name, titleCount }) => ({ id, name, titleCount })),
        until: rows[0]?.until?.getTime() ?? null,
      };
    },
  };
}
