import { type Ranking, rank, type Voice } from './hybrid-recommender.js';
import type { ServingModel } from './serving-model.js';
import type { Taste } from './taste.js';

export const RECOMMENDATION_PLANS = ['HYBRID', 'CONTENT', 'COLLABORATIVE', 'TRENDING'] as const;
/** What a caller may ask for: the blend, or one strategy alone. */
export type RecommendationPlan = (typeof RECOMMENDATION_PLANS)[number];

/**
 * Which strategies speak, with which weight. In the blend what similar viewers watched speaks loudest, as
 * the strongest single strategy where tastes last; what is trending comes second, the strongest in the days after a
 * release; genres, the weakest alone, come third and carry new profiles and new titles. Popularity decides
 * only where the others have nothing to say.
 */
const PLANS: Readonly<Record<RecommendationPlan, readonly Voice[]>> = {
  HYBRID: [
    { strategy: 'COLLABORATIVE', weight: 0.5 },
    { strategy: 'TRENDING', weight: 0.28 },
    { strategy: 'CONTENT', weight: 0.2 },
    { strategy: 'POPULARITY', weight: 0.02 },
  ],
  CONTENT: [{ strategy: 'CONTENT', weight: 1 }],
  COLLABORATIVE: [{ strategy: 'COLLABORATIVE', weight: 1 }],
  TRENDING: [{ strategy: 'TRENDING', weight: 1 }],
};

const FALLBACK: readonly Voice[] = [{ strategy: 'POPULARITY', weight: 1 }];

/**
 * Ranks titles for a taste by a plan. A strategy alone that knows nothing about the profile, as for one
 * that has watched nothing, gives way to popularity, and the explanations say so.
 */
export function rankByPlan(
  model: ServingModel,
  taste: Taste,
  plan: RecommendationPlan,
  limit: number,
): Ranking {
  const ranking = rank(model, taste, PLANS[plan], limit);
  return ranking.titles.length > 0 ? ranking : rank(model, taste, FALLBACK, limit);
}
