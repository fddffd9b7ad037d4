import { ADULT_AGE, RATING_BOARDS } from '../../../src/shared/maturity-scale.js';

export interface Maturity {
  /** As the rating board wrote it; null where nobody rated the film. */
  readonly rating: string | null;
  /** On one scale of years. */
  readonly minimumAge: number;
}

const MINIMUM_AGE_OF_MPAA: ReadonlyMap<string, number> = new Map(Object.entries(RATING_BOARDS.MPAA));

/** An unrated film counts as one for adults: nobody has said that it is not. */
export function maturityOf(mpaaRating: string | null): Maturity {
  const minimumAge = MINIMUM_AGE_OF_MPAA.get(mpaaRating ?? '');
  return minimumAge === undefined
    ? { rating: null, minimumAge: ADULT_AGE }
    : { rating: mpaaRating, minimumAge };
}
