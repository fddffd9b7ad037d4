/** What profiles were shown and played, in sums over profiles: all that a rate and its interval need. */
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

/** Plays for each impression, and between which rates the true one lies, 95 times in 100. */
export interface PlayRate {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** By how much one rate is above another, and between which differences the true one lies, 95 times in 100. */
export interface PlayRateDifference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** Of a normal distribution, 95 in 100 lie within so many standard deviations. */
const STANDARD_ERRORS = 1.96;

/**
 * With the interval of Wilson (1927), which also holds where few play or nobody does, for as many impressions as were independent.
 * @returns the widest interval where nothing was shown
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
 * What one profile is shown and plays hangs together, so that impressions tell less than as many profiles would: as much as so many
 * that are independent (Korn & Graubard 1998; Dean & Pagano 2015 for it with Wilson's interval). The variance is that of a ratio of
 * sums over profiles (Cochran, Sampling Techniques, 1977, chapter 6). Where nothing or everything was played it is not known how profiles
 * differ, and each counts as one impression.
 */
function independentImpressions(sums: OutcomeSums, rate: number): number {
  const { profiles, impressions, plays } = sums;
  if (profiles < 2 || plays === 0 || plays === impressions) return profiles;
  const squares =
    sums.playsSquared - 2 * rate * sums.impressionsTimesPlays + rate ** 2 * sums.impressionsSquared;
  const variance = ((profiles / (profiles - 1)) * Math.max(0, squares)) / impressions ** 2;
  return Math.max(1, Math.min(impressions, (rate * (1 - rate)) / variance));
}

/** Of profiles that were drawn apart, from the intervals of both (Newcombe 1998, method 10). */
export function differenceOf(one: PlayRate, other: PlayRate): PlayRateDifference {
  const difference = one.rate - other.rate;
  return {
    difference,
    low: difference - Math.hypot(one.rate - one.low, other.high - other.rate),
    high: difference + Math.hypot(one.high - one.rate, other.rate - other.low),
  };
}
