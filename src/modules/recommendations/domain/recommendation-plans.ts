import type { ExperimentArm } from './experiment.js';
import { type Ranking, rank } from './hybrid-recommender.js';
import type { ServingModel } from './serving-model.js';
import { completed, type StrategyWeight, weightsFor } from './strategy-weights.js';
import type { Taste } from './taste.js';

export const RECOMMENDATION_PLANS = ['HYBRID', 'CONTENT', 'COLLABORATIVE', 'TRENDING'] as const;
/** The choices of a caller: the hybrid ranking, or one strategy alone. */
export type RecommendationPlan = (typeof RECOMMENDATION_PLANS)[number];

const FALLBACK: readonly StrategyWeight[] = [{ strategy: 'POPULARITY', weight: 1 }];

/**
 * Ranks titles for a taste by a plan. If a single strategy has no scores for the profile, for example without a
 * history, popularity is used instead, and the explanations say so.
 * @param arm of the experiment that the profile takes part in, if any
 */
export function rankByPlan(
  model: ServingModel,
  taste: Taste,
  plan: RecommendationPlan,
  limit: number,
  arm: ExperimentArm | null = null,
): Ranking {
  const ranking = rank(model, taste, weightsOf(model, taste, plan, arm), limit);
  return ranking.titles.length > 0 ? ranking : rank(model, taste, FALLBACK, limit);
}

function weightsOf(
  { strategyWeights }: ServingModel,
  { watched }: Taste,
  plan: RecommendationPlan,
  arm: ExperimentArm | null,
): readonly StrategyWeight[] {
  if (plan !== 'HYBRID') return [{ strategy: plan, weight: 1 }];
  const blend =
    arm === null || arm.weights.length === 0
      ? weightsFor(strategyWeights, watched.length)
      : completed(arm.weights);
  return withExploration(blend, arm?.exploration ?? 0);
}

/** @param exploration its weight relative to all others together */
function withExploration(weights: readonly StrategyWeight[], exploration: number): readonly StrategyWeight[] {
  if (exploration === 0) return weights;
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  return [...weights, { strategy: 'EXPLORATION', weight: exploration * total }];
}
