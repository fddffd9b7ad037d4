import type { Rating } from './domain/rating.js';

export interface RatingRepository {
  /** The latest opinion replaces the one before. */
  save(rating: Rating): Promise<void>;
  /** Whether there was one. */
  remove(subject: Pick<Rating, 'profileId' | 'titleId'>): Promise<boolean>;
}
