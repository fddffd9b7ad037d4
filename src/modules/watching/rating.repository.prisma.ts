import type { DatabaseClient } from '../../platform/database/database.js';
import type { RatingRepository } from './rating.repository.js';

export function createPrismaRatingRepository(client: DatabaseClient): RatingRepository {
  return {
    async save({ profileId, titleId, halfStars, ratedAt }) {
      await client.rating.upsert({
        where: { profileId_titleId: { profileId, titleId } },
        create: { profileId, titleId, halfStars, ratedAt },
        update: { halfStars, ratedAt },
      });
    },
  };
}
