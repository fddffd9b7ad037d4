import { collaborativeStrategy } from './collaborative-strategy.js';
import { contentStrategy } from './content-strategy.js';
import { explorationStrategy } from './exploration-strategy.js';
import { freshnessStrategy } from './freshness-strategy.js';
import { popularityStrategy } from './popularity-strategy.js';
import type { RecommendationStrategy, StrategyName } from './recommendation-strategy.js';
import { trendingStrategy } from './trending-strategy.js';

/** The strategies by their stored names. */
export const STRATEGIES: Readonly<Record<StrategyName, RecommendationStrategy>> = {
  COLLABORATIVE: collaborativeStrategy,
  CONTENT: contentStrategy,
  TRENDING: trendingStrategy,
  FRESHNESS: freshnessStrategy,
  POPULARITY: popularityStrategy,
  EXPLORATION: explorationStrategy,
};
