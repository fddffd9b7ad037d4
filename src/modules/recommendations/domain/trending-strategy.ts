import { greatestReasons, type RecommendationStrategy } from './recommendation-strategy.js';

/** What everybody watches now: views of the last month, fading with a half-life of a week. */
export const trendingStrategy: RecommendationStrategy = {
  name: 'TRENDING',

  score: (_taste, { trends }) => trends.MONTH.scores,

  explain(_taste, { trends }, title) {
    const { scores, views } = trends.MONTH;
    return greatestReasons([scores[title]!], () => ({
      kind: 'TRENDING',
      titleId: null,
      subject: String(views[title]),
    }));
  },
};
