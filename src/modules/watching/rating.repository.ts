import type { Rating } from './domain/rating.js';

export interface RatingRepository {
  /** The latest opinion replaces the one before. */
  save(rating: Rating): Promise<void>;
}
