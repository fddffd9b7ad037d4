import { opinionOf, type Rating } from './domain/rating.js';
import type { RatingType } from './watching.types.js';

/** A rating as clients see it: an opinion rather than stars. */
export function presentRating({ titleId, halfStars, ratedAt }: Rating): RatingType {
  return { titleId, ratedAt, opinion: opinionOf(halfStars) };
}
