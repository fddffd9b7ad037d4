/** How strongly each kind of feedback says that a profile likes a title. */
export interface Signals {
  /** Its rating, in half stars from 6 to 10; null where it gave none. */
  readonly halfStars: number | null;
  /** How many times over it saw it: a share of 1 at first, 1 once it was finished, up to 2 while and after it is watched again; null where it never began. */
  readonly timesSeen: number | null;
}

/**
 * How much each kind of feedback says, beside a finished title, which says 1. It counts alike in what is learned from everybody and in the taste of
 * one, where what came later counts more besides (`createTaste`).
 *
 * Fewer than three stars say that a title is not liked, whatever was seen of it: it is left out, and never recommended again. What was only sampled says nothing.
 */
const FEEDBACK_WEIGHTS = {
  /**
   * Times how many times over it was seen, as Hu, Koren & Volinsky (2008) count: a title left in its middle says 0.5, one begun
   * again after its end more than 1, one seen twice 2.
   */
  seen: 1,
  /** Times the share of five stars, from three stars on: 0.6 to 1. Of what was also seen, the greater counts. */
  rated: 1,
  /** Put on the watchlist, and neither begun nor rated. Chosen: it says less than half a film. It counts in the taste of its profile alone. */
  listed: 0.3,
} as const;

const MOST_HALF_STARS = 10;

/** @returns from 0, where a finished title says 1 */
export function weightOf({ halfStars, timesSeen }: Signals): number {
  if (halfStars === null && timesSeen === null) return FEEDBACK_WEIGHTS.listed;
  const rated = ((halfStars ?? 0) / MOST_HALF_STARS) * FEEDBACK_WEIGHTS.rated;
  return Math.max(rated, (timesSeen ?? 0) * FEEDBACK_WEIGHTS.seen);
}
