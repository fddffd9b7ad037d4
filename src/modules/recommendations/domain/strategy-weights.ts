import type { StrategyName } from './recommendation-strategy.js';

/** A strategy with its weight in the hybrid ranking. */
export interface StrategyWeight {
  readonly strategy: StrategyName;
  readonly weight: number;
}

/** The learned weights by length of history, from the shortest to the longest. */
export type LearnedWeights = readonly {
  /** The smallest number of known titles that these weights apply to. */
  readonly least: number;
  readonly weights: readonly StrategyWeight[];
}[];

/**
 * The weights until some have been learned. Collaborative filtering is the strongest single strategy on data with
 * lasting tastes, and trending the strongest in the days after a release; content is the weakest alone, but covers new
 * profiles and new titles. Popularity only breaks ties. Freshness starts only once its weight is learned: it scores
 * nearly every title, and would drown popularity where little is known.
 */
const DEFAULT_WEIGHTS: readonly StrategyWeight[] = [
  { strategy: 'COLLABORATIVE', weight: 0.5 },
  { strategy: 'TRENDING', weight: 0.28 },
  { strategy: 'CONTENT', weight: 0.2 },
  { strategy: 'POPULARITY', weight: 0.02 },
];

/** The least weight of the strategies that cover new profiles and titles, whatever was learned. */
const LEAST_WEIGHT = 0.001;
const ALWAYS_USED: readonly StrategyName[] = ['CONTENT', 'POPULARITY'];

/** The weights for a profile with this number of known titles. */
export function weightsFor(learned: LearnedWeights, titles: number): readonly StrategyWeight[] {
  if (titles === 0 || learned.length === 0) return DEFAULT_WEIGHTS;
  const { weights } = learned.findLast(({ least }) => titles >= least) ?? { weights: DEFAULT_WEIGHTS };
  return completed(weights);
}

/**
 * Adds a small weight for genres and popularity where they have none: they break ties, and score titles that no other
 * strategy knows.
 */
export function completed(weights: readonly StrategyWeight[]): readonly StrategyWeight[] {
  const positive = weights.filter(({ weight }) => weight > 0);
  const missing = ALWAYS_USED.filter((name) => !positive.some(({ strategy }) => strategy === name));
  return [...positive, ...missing.map((strategy) => ({ strategy, weight: LEAST_WEIGHT }))];
}
