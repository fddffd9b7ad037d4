import type { Rating } from './domain/rating.js';
import type { LimitedTitleOfProfile } from './title-of-profile.js';

export interface RatedTitlesRepository {
  /** The opinions that there are, of what is published and for this age; in any order. */
  find(asked: readonly LimitedTitleOfProfile[]): Promise<Rating[]>;
}
