export interface Maturity {
  /** As the rating board wrote it; null where nobody rated the film. */
  readonly rating: string | null;
  /** On one scale of years. */
  readonly minimumAge: number;
}

const MINIMUM_AGE_OF_MPAA: Readonly<Record<string, number>> = {
  G: 0,
  PG: 8,
  'PG-13': 13,
  R: 17,
  'NC-17': 18,
};

/** An unrated film counts as one for adults: nobody has said that it is not. */
export function maturityOf(mpaaRating: string | null): Maturity {
  const minimumAge = MINIMUM_AGE_OF_MPAA[mpaaRating ?? ''];
  return minimumAge === undefined ? { rating: null, minimumAge: 18 } : { rating: mpaaRating, minimumAge };
}
