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
    async remove({ profileId, titleId }) {
      const { count } = await client.rating.deleteMany({ where: { profileId, titleId } });
      return count > 0;
    },
  };
}
