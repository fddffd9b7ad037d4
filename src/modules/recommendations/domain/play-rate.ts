/** What profiles were shown and played, in sums over profiles: all that a rate and its interval need. */
export interface OutcomeSums {
  readonly profiles: number;
  /** Titles shown. */
  readonly impressions: number;
  /** Of them, those that were played. */
  readonly plays: number;
  readonly impressionsSquared: number;
  readonly playsSquared: number;
  readonly impressionsTimesPlays: number;
}

/** Plays for each impression, and between which rates the true one lies, 95 times in 100. */
export interface PlayRate {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** Of a normal distribution, 95 in 100 lie within so many standard deviations. */
const STANDARD_ERRORS = 1.96;

/**
 * A ratio of sums over profiles rather than a share of impressions: what one profile is shown and plays hangs together, so that
 * impressions taken as independent would make the interval too narrow. The variance is that of a ratio estimator (Cochran, Sampling Techniques, 1977,
 * chapter 6; the delta method).
 * @returns the interval is as wide as it can be where one profile alone was shown anything
 */
export function playRateOf(sums: OutcomeSums): PlayRate {
  const { profiles, impressions, plays } = sums;
  if (impressions === 0) return { rate: 0, low: 0, high: 1 };
  const rate = plays / impressions;
  if (profiles < 2) return { rate, low: 0, high: 1 };
  const squares =
    sums.playsSquared - 2 * rate * sums.impressionsTimesPlays + rate ** 2 * sums.impressionsSquared;
  const variance = ((profiles / (profiles - 1)) * Math.max(0, squares)) / impressions ** 2;
  const margin = STANDARD_ERRORS * Math.sqrt(variance);
  return { rate, low: Math.max(0, rate - margin), high: Math.min(1, rate + margin) };
}
