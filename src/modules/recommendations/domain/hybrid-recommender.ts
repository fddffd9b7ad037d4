import { STRATEGIES } from './recommendation-strategies.js';
import type { ServingModel } from './serving-model.js';
import type { StrategyWeight } from './strategy-weights.js';
import { eligibleTitles, type Taste } from './taste.js';
import type { TitleCharts } from './title-charts.js';
import { TopK } from './top-k.js';

/**
 * A ranking of titles for a profile, with the numbers behind it. Plain data, a tenth the size of its explanations: at
 * most 12 kB of JSON for 200 titles.
 */
export interface Ranking {
  /** The strategies that had scores for this profile; their weights add up to 1. */
  readonly weights: readonly StrategyWeight[];
  /** By their numbers in the model, best first. */
  readonly titles: readonly number[];
  /** For each title the score of each strategy, from 0 to 1, where 1 is the title that the strategy ranks first. */
  readonly rawScores: readonly (readonly number[])[];
}

/** The score of the title at a position, from 0 to 1: the weighted sum of the strategies' scores. */
export function scoreAt({ weights, rawScores }: Ranking, position: number): number {
  return weights.reduce((sum, { weight }, at) => sum + weight * rawScores[position]![at]!, 0);
}

/** A strategy with its scores of all titles. */
interface WeightedScores extends StrategyWeight {
  readonly scores: Float64Array;
  /** Normalises scores to 0..1: one over the greatest eligible score. */
  readonly scale: number;
}

/**
 * Blends strategies: the scores of each are normalised to 0..1 by its best eligible title, and summed by weight.
 * Strategies without scores for this profile are left out, and the others share their weight. Titles are filtered
 * before ranking, so that pages are full.
 * @param limit the most titles to rank
 * @returns the best first; ties go to the more popular title
 */
export function rank(
  model: ServingModel,
  taste: Taste,
  weights: readonly StrategyWeight[],
  limit: number,
): Ranking {
  const eligible = eligibleTitles(taste, model.titles);
  const scored = scoresByStrategy(model, taste, weights, eligible);
  const titles = best(model.titles.charts, totalsOf(scored, eligible), limit);
  return {
    weights: scored.map(({ strategy, weight }) => ({ strategy, weight })),
    titles,
    rawScores: titles.map((title) => scored.map(({ scores, scale }) => stored(scores[title]! * scale))),
  };
}

/** The blended scores of all titles, from 0 to 1; 0 for those that the profile already knows or may not see. */
export function blendedScores(
  model: ServingModel,
  taste: Taste,
  weights: readonly StrategyWeight[],
): Float64Array {
  const eligible = eligibleTitles(taste, model.titles);
  return totalsOf(scoresByStrategy(model, taste, weights, eligible), eligible);
}

function totalsOf(scored: readonly WeightedScores[], eligible: Uint8Array): Float64Array {
  const totals = new Float64Array(eligible.length);
  for (const { weight, scale, scores } of scored) {
    for (let title = 0; title < totals.length; title += 1)
      totals[title]! += weight * (scores[title]! * scale);
  }
  for (let title = 0; title < totals.length; title += 1) totals[title]! *= eligible[title]!;
  return totals;
}

/** Rounds a score to the digits that decide an order, to make the JSON smaller. */
function stored(rawScore: number): number {
  return Number(rawScore.toPrecision(10));
}

/** Ties go to the more popular title. */
function best({ mostPopular, popularityRanks }: TitleCharts, totals: Float64Array, limit: number): number[] {
  const ranks = new TopK(Math.min(limit, totals.length));
  for (let title = 0; title < totals.length; title += 1) {
    if (totals[title]! > 0) ranks.offer(popularityRanks[title]!, totals[title]!);
  }
  return Array.from(ranks.drain(), (place) => mostPopular[place]!);
}

function scoresByStrategy(
  model: ServingModel,
  taste: Taste,
  weights: readonly StrategyWeight[],
  eligible: Uint8Array,
): WeightedScores[] {
  const contributing = weights.flatMap(({ strategy, weight }) => {
    const scores = STRATEGIES[strategy].score(taste, model);
    const greatest = greatestOf(scores, eligible);
    return greatest > 0 && weight > 0 ? [{ strategy, weight, scores, greatest }] : [];
  });
  const total = contributing.reduce((sum, { weight }) => sum + weight, 0);
  return contributing.map(({ strategy, weight, scores, greatest }) => ({
    strategy,
    weight: weight / total,
    scores,
    scale: 1 / greatest,
  }));
}

function greatestOf(scores: Float64Array, eligible: Uint8Array): number {
  let greatest = 0;
  for (let title = 0; title < scores.length; title += 1) {
    if (eligible[title] === 1 && scores[title]! > greatest) greatest = scores[title]!;
  }
  return greatest;
}
