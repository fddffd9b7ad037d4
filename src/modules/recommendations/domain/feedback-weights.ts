/** The feedback of a profile on a title. */
export interface Signals {
  /** Its rating, in half stars from 6 to 10; null if none. */
  readonly halfStars: number | null;
  /**
   * How many times it was watched: below 1 during the first time, 1 once finished, up to 2 while and after it is
   * watched again; null if never started.
   */
  readonly timesSeen: number | null;
}

/**
 * The weight of each kind of feedback, relative to a finished title, which weighs 1. Used both for learning from all
 * profiles and for the taste of one, where recent feedback counts more (`createTaste`).
 *
 * Fewer than three stars mean that the profile does not like the title, whatever it watched of it: the title is
 * ignored and never recommended again. Sampling a title weighs nothing.
 */
const FEEDBACK_WEIGHTS = {
  /**
   * Times how many times it was watched, as in Hu, Koren & Volinsky (2008): 0.5 for a title stopped halfway, more
   * than 1 for one that is watched again, 2 for one watched twice.
   */
  seen: 1,
  /**
   * Times the share of five stars, from three stars on: 0.6 to 1. If the title was also watched, the greater weight
   * counts.
   */
  rated: 1,
  /**
   * On the watchlist, and neither started nor rated. Chosen: less than half a film. Counts only in the taste of its
   * own profile.
   */
  listed: 0.3,
} as const;

const MOST_HALF_STARS = 10;

/** @returns from 0; a finished title weighs 1 */
export function weightOf({ halfStars, timesSeen }: Signals): number {
  if (halfStars === null && timesSeen === null) return FEEDBACK_WEIGHTS.listed;
  const rated = ((halfStars ?? 0) / MOST_HALF_STARS) * FEEDBACK_WEIGHTS.rated;
  return Math.max(rated, (timesSeen ?? 0) * FEEDBACK_WEIGHTS.seen);
}
