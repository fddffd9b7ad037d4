/** The age, in years, from which all titles are allowed. */
export const ADULT_AGE = 18;

/** The ratings of a board, from the mildest to the strictest, each with its minimum age in years. */
type Board = Readonly<Record<string, number>>;

/**
 * The ratings of all boards, on one scale of years. Where a board advises rather than names an age (PG, TV-PG), it is
 * the age from which the advice is usually followed.
 */
export const RATING_BOARDS = {
  /** Motion Picture Association, films in the United States. */
  MPAA: { G: 0, PG: 8, 'PG-13': 13, R: 17, 'NC-17': 18 },
  /** TV Parental Guidelines of the United States: programmes made for children … */
  TV_CHILDREN: { 'TV-Y': 0, 'TV-Y7': 7, 'TV-Y7-FV': 7 },
  /** … and for everybody. */
  TV: { 'TV-G': 0, 'TV-PG': 8, 'TV-14': 14, 'TV-MA': 17 },
  /** Freiwillige Selbstkontrolle der Filmwirtschaft, Germany. */
  FSK: { 'FSK 0': 0, 'FSK 6': 6, 'FSK 12': 12, 'FSK 16': 16, 'FSK 18': 18 },
  /** British Board of Film Classification. */
  BBFC: { U: 0, PG: 8, '12A': 12, '12': 12, '15': 15, '18': 18, R18: 18 },
  /** Not from a particular board. */
  AGE_CLASSES: { '0+': 0, '6+': 6, '7+': 7, '12+': 12, '13+': 13, '16+': 16, '18+': 18 },
} as const satisfies Readonly<Record<string, Board>>;

const minimumAges: ReadonlyMap<string, number> = new Map(
  Object.values(RATING_BOARDS).flatMap((board) =>
    Object.entries(board).map(([rating, age]) => [keyOf(rating), age]),
  ),
);

/** The minimum age, in years, of a rating; undefined for an unknown rating. */
export function ageOfRating(rating: string): number | undefined {
  const key = keyOf(rating);
  return minimumAges.get(key) ?? minimumAges.get(key.replace(/^BBFC/u, ''));
}

/** The same for a title: unrated titles and unknown ratings count as adult, to be safe. */
export function minimumAgeOf(rating: string | null): number {
  return (rating === null ? undefined : ageOfRating(rating)) ?? ADULT_AGE;
}

/** Boards have many spellings: FSK 12, fsk12, FSK-12. */
function keyOf(rating: string): string {
  return rating.toUpperCase().replace(/[\s_-]/gu, '');
}
