import type { ReadPool } from '../../platform/database/replicas/read-pool.js';
import type { Rating } from './domain/rating.js';
import type { RatedTitlesRepository } from './rated-titles.repository.js';
import { columnsOf } from './title-of-profile.js';

const FIND = {
  name: 'watching-ratings-of-titles',
  text: `
    SELECT rating.profile_id AS "profileId", rating.title_id AS "titleId", rating.half_stars AS "halfStars",
      rating.rated_at AS "ratedAt"
    FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS asked (profile_id, title_id, maturity_limit)
      JOIN ratings AS rating USING (profile_id, title_id)
      JOIN titles AS title ON title.id = rating.title_id
    WHERE title.status = 'PUBLISHED' AND title.minimum_age <= asked.maturity_limit`,
};

export function createPostgresRatedTitlesRepository(pool: ReadPool): RatedTitlesRepository {
  return {
    async find(asked) {
      const { rows } = await pool.query<Rating>(FIND, [...columnsOf(asked)]);
      return rows;
    },
  };
}
