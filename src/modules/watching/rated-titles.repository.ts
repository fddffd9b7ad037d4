import type { Rating } from './domain/rating.js';
import type { LimitedTitleOfProfile } from './title-of-profile.js';

export interface RatedTitlesRepository {
  /** The existing ratings, of published titles within the maturity limits; in any order. */
  find(asked: readonly LimitedTitleOfProfile[]): Promise<Rating[]>;
}
