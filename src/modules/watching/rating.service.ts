import type { Transactor } from '../../platform/database/transactor.js';
import type { Outbox } from '../../platform/events/outbox.js';
import { NotFoundError } from '../../shared/domain-error.js';
import { isId } from '../../shared/ids.js';
import { halfStarsOf, type Opinion, type Rating } from './domain/rating.js';
import { ratingRemoved, titleRated } from './domain/watching-events.js';
import type { RatingRepository } from './rating.repository.js';
import { type NamedTitle, requireVisible, type VisibleTitleDependencies } from './visible-title.js';

export interface RatingRepositories {
  readonly ratings: RatingRepository;
  readonly outbox: Outbox;
}

export interface RatingServiceDependencies extends VisibleTitleDependencies {
  readonly transactor: Transactor<RatingRepositories>;
}

/** What a profile thinks of titles. */
export function createRatingService(dependencies: RatingServiceDependencies) {
  const { transactor, clock } = dependencies;

  return {
    /** @throws NotFoundError, MaturityRestrictedError when the profile may not see the title in that region now */
    async rate(named: NamedTitle, opinion: Opinion): Promise<Rating> {
      await requireVisible(dependencies, named);
      const { profileId, titleId } = named;
      const rating: Rating = { profileId, titleId, halfStars: halfStarsOf(opinion), ratedAt: clock.now() };
      await transactor.run(async ({ ratings, outbox }) => {
        await ratings.save(rating);
        const { halfStars, ratedAt } = rating;
        await outbox.append([titleRated({ profileId, titleId, halfStars }, ratedAt)]);
      });
      return rating;
    },

    /**
     * Removes a rating, also of a title that the profile may not see any more. Does nothing when there is none.
     * @throws NotFoundError when `titleId` is not an id
     */
    async removeRating(profileId: string, titleId: string): Promise<void> {
      if (!isId(titleId)) throw new NotFoundError('The title');
      await transactor.run(async ({ ratings, outbox }) => {
        const wasThere = await ratings.remove({ profileId, titleId });
        if (wasThere) await outbox.append([ratingRemoved({ profileId, titleId }, clock.now())]);
      });
    },
  };
}
