/** Titles shown and played, as sums over profiles: all that a rate and its interval need. */
export interface OutcomeSums {
  readonly profiles: number;
  /** Titles shown. */
  readonly impressions: number;
  /** How many of them were played. */
  readonly plays: number;
  readonly impressionsSquared: number;
  readonly playsSquared: number;
  readonly impressionsTimesPlays: number;
}

/** Plays per impression, with a 95 % confidence interval. */
export interface PlayRate {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** The difference between two rates, with a 95 % confidence interval. */
export interface PlayRateDifference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % quantile of the normal distribution. */
const STANDARD_ERRORS = 1.96;

/**
 * With Wilson's interval (1927), which also holds for few or no plays, for the effective number of independent
 * impressions.
 * @returns the widest interval when nothing was shown
 */
export function playRateOf(sums: OutcomeSums): PlayRate {
  const { impressions, plays } = sums;
  if (impressions === 0) return { rate: 0, low: 0, high: 1 };
  const rate = plays / impressions;
  const spread = STANDARD_ERRORS ** 2 / independentImpressions(sums, rate);
  const middle = (rate + spread / 2) / (1 + spread);
  const margin = Math.sqrt(spread * rate * (1 - rate) + spread ** 2 / 4) / (1 + spread);
  return { rate, low: Math.max(0, middle - margin), high: Math.min(1, middle + margin) };
}

/**
 * Impressions of one profile are correlated, so they say less than as many independent ones. This is the effective
 * sample size (Korn & Graubard 1998; Dean & Pagano 2015 for its use in Wilson's interval). The variance is that of a
 * ratio of sums over profiles (Cochran, Sampling Techniques, 1977, chapter 6). If nothing or everything was played,
 * the variation between profiles is unknown, and each counts as one impression.
 */
function independentImpressions(sums: OutcomeSums, rate: number): number {
  const { profiles, impressions, plays } = sums;
  if (profiles < 2 || plays === 0 || plays === impressions) return profiles;
  const squares =
    sums.playsSquared - 2 * rate * sums.impressionsTimesPlays + rate ** 2 * sums.impressionsSquared;
  const variance = ((profiles / (profiles - 1)) * Math.max(0, squares)) / impressions ** 2;
  return Math.max(1, Math.min(impressions, (rate * (1 - rate)) / variance));
}

/** The difference of two independent samples, from the intervals of both (Newcombe 1998, method 10). */
export function differenceOf(one: PlayRate, other: PlayRate): PlayRateDifference {
  const difference = one.rate - other.rate;
  return {
    difference,
    low: difference - Math.hypot(one.rate - one.low, other.high - other.rate),
    high: difference + Math.hypot(one.high - one.rate, other.rate - other.low),
  };
}
