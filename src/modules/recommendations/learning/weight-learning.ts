import { HISTORY_LENGTHS, historyNameOf } from '../domain/history-lengths.js';
import { meanOf } from '../domain/mean.js';
import { ndcgAt } from '../domain/ranking-metrics.js';
import type { StrategyName } from '../domain/recommendation-strategy.js';
import { type LearnedWeights, type StrategyWeight } from '../domain/strategy-weights.js';
import { TopK } from '../domain/top-k.js';

/** What a viewer came to like after a cut, with the scores that each strategy gave to all titles before it. */
export interface WeightCase {
  /** How many titles of the viewer were known. */
  readonly historyLength: number;
  readonly relevant: ReadonlySet<number>;
  /** The scores by strategy, from 0 to 1; 0 for titles the viewer knew. */
  readonly scores: readonly Float64Array[];
}

/** A case reduced to the titles that some strategy ranks near the top. */
interface Pool extends Omit<WeightCase, 'scores'> {
  readonly titles: Uint32Array;
  /** The scores by strategy, in the order of the titles. */
  readonly scores: readonly Float64Array[];
}

type Weights = readonly number[];

const GAIN_LENGTH = 10;
const GAIN = ndcgAt(GAIN_LENGTH);
const CANDIDATES = [0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2];
const ROUNDS = 2;
/**
 * How many standard errors a change must gain. Many changes are compared, so that some win by chance; for a class of
 * history lengths, which has fewer cases, chance must be ruled out.
 */
const CERTAINTY = { everybody: 1, oneLength: 3 };
const LEAST_CASES = 20;
/** A title below this rank in every strategy does not reach the first ten of the blend. */
const POOL_DEPTH = 100;

/**
 * Learns the weights of strategies from how well they predict what viewers came to like. Starts from the best
 * strategy alone, and changes one weight after the other (coordinate ascent on NDCG@10) if that gains more than
 * chance, first for all viewers, then for each class of history lengths.
 * @param cases read one by one, so that not all scores need to be in memory
 * @returns no weights if there is too little data
 */
export function learnWeights(
  strategies: readonly StrategyName[],
  cases: Iterable<WeightCase>,
): LearnedWeights {
  const pools = Array.from(cases, poolOf);
  if (pools.length < LEAST_CASES) return [];
  const alone = strategies.map((_strategy, at) => strategies.map((_other, place) => (place === at ? 1 : 0)));
  const best = alone.reduce((one, other) =>
    meanOf(gainsOf(pools, other)) > meanOf(gainsOf(pools, one)) ? other : one,
  );
  const usual = climb(pools, best, CERTAINTY.everybody);
  return HISTORY_LENGTHS.map(({ name, least }) => {
    const own = pools.filter(({ historyLength }) => historyNameOf(historyLength) === name);
    const weights = own.length < LEAST_CASES ? usual : climb(own, usual, CERTAINTY.oneLength);
    return { least, weights: normalised(strategies, weights) };
  });
}

/** The weights above 0, scaled to add up to 1. */
function normalised(strategies: readonly StrategyName[], weights: Weights): StrategyWeight[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return strategies
    .map((strategy, at) => ({ strategy, weight: weights[at]! / total }))
    .filter(({ weight }) => weight > 0);
}

function poolOf({ scores, ...rest }: WeightCase): Pool {
  const titles = Uint32Array.from(
    new Set(scores.flatMap((ofStrategy) => [...firstOf(ofStrategy)])),
  ).toSorted();
  return {
    ...rest,
    titles,
    scores: scores.map((ofStrategy) => Float64Array.from(titles, (title) => ofStrategy[title]!)),
  };
}

function firstOf(scores: Float64Array): Uint32Array {
  const best = new TopK(POOL_DEPTH);
  for (let title = 0; title < scores.length; title += 1) {
    if (scores[title]! > 0) best.offer(title, scores[title]!);
  }
  return best.drain();
}

/** @param certainty how many standard errors a change must gain */
function climb(pools: readonly Pool[], start: Weights, certainty: number): Weights {
  let best = start;
  let gains = gainsOf(pools, best);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const strategy of start.keys()) {
      for (const weight of CANDIDATES) {
        const weights = best.with(strategy, weight);
        if (weights.every((each) => each === 0)) continue;
        const reached = gainsOf(pools, weights);
        if (isBetter(reached, gains, certainty)) [best, gains] = [weights, reached];
      }
    }
  }
  return best;
}

/** Whether the mean gain exceeds this many standard errors of the differences. */
function isBetter(gains: Float64Array, others: Float64Array, certainty: number): boolean {
  const differences = gains.map((gain, at) => gain - others[at]!);
  const mean = meanOf(differences);
  const variance = meanOf(differences.map((difference) => (difference - mean) ** 2));
  return mean > certainty * Math.sqrt(variance / Math.max(1, differences.length - 1));
}

function gainsOf(pools: readonly Pool[], weights: Weights): Float64Array {
  const best = new TopK(GAIN_LENGTH);
  return Float64Array.from(pools, ({ titles, scores, relevant }) => {
    for (let at = 0; at < titles.length; at += 1) {
      let score = 0;
      for (let strategy = 0; strategy < weights.length; strategy += 1) {
        score += weights[strategy]! * scores[strategy]![at]!;
      }
      best.offer(titles[at]!, score);
    }
    return GAIN.of(best.drain(), relevant);
  });
}
