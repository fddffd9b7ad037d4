import { greatestReasons, type Reason, type RecommendationStrategy } from './recommendation-strategy.js';
import { chartIn, scoreIn } from './regional-trends.js';

/** What is watched lately, mainly in the region of the profile: views of the last year, with a half-life of 90 days. */
export const trendingStrategy: RecommendationStrategy = {
  name: 'TRENDING',

  score: ({ region }, model) => chartIn(region, 'SEASON', model).scores,

  explain({ region }, model, title) {
    const { own, ownViews, world } = scoreIn(region, 'SEASON', title, model);
    const reasons: readonly Omit<Reason, 'share'>[] = [
      { kind: 'TRENDING_NEARBY', titleId: null, subject: String(ownViews) },
      { kind: 'TRENDING', titleId: null, subject: String(model.trends.SEASON.views[title]) },
    ];
    return greatestReasons([own, world], (position) => reasons[position]!);
  },
};
