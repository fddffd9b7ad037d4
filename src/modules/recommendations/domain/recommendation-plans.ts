import { collaborativeStrategy } from './collaborative-strategy.js';
import { contentStrategy } from './content-strategy.js';
import { type Recommendation, recommend, type WeightedStrategy } from './hybrid-recommender.js';
import { popularityStrategy } from './popularity-strategy.js';
import type { ServingModel } from './serving-model.js';
import type { Taste } from './taste.js';
import { trendingStrategy } from './trending-strategy.js';

export const RECOMMENDATION_PLANS = ['HYBRID', 'CONTENT', 'COLLABORATIVE', 'TRENDING'] as const;
/** What a caller may ask for: the blend, or one strategy alone. */
export type RecommendationPlan = (typeof RECOMMENDATION_PLANS)[number];

/**
 * Which strategies speak, with which weight. In the blend what similar viewers watched speaks loudest, as
 * the strongest single strategy where tastes last; what is trending comes second, the strongest in the days after a
 * release; genres, the weakest alone, come third and carry new profiles and new titles. Popularity decides
 * only where the others have nothing to say.
 */
const PLANS: Readonly<Record<RecommendationPlan, readonly WeightedStrategy[]>> = {
  HYBRID: [
    { strategy: collaborativeStrategy, weight: 0.5 },
    { strategy: trendingStrategy, weight: 0.28 },
    { strategy: contentStrategy, weight: 0.2 },
    { strategy: popularityStrategy, weight: 0.02 },
  ],
  CONTENT: [{ strategy: contentStrategy, weight: 1 }],
  COLLABORATIVE: [{ strategy: collaborativeStrategy, weight: 1 }],
  TRENDING: [{ strategy: trendingStrategy, weight: 1 }],
};

const FALLBACK: readonly WeightedStrategy[] = [{ strategy: popularityStrategy, weight: 1 }];

/**
 * Ranks titles for a taste by a plan. A strategy alone that knows nothing about the profile, as for one
 * that has watched nothing, gives way to popularity, and the explanations say so.
 */
export function recommendByPlan(
  model: ServingModel,
  taste: Taste,
  plan: RecommendationPlan,
  limit: number,
): Recommendation[] {
  const recommendations = recommend(model, taste, PLANS[plan], limit);
  return recommendations.length > 0 ? recommendations : recommend(model, taste, FALLBACK, limit);
}
