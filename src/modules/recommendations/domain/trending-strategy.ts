import { greatestReasons, type RecommendationStrategy } from './recommendation-strategy.js';

/** What everybody watches lately: views of the last year, fading with a half-life of 90 days. */
export const trendingStrategy: RecommendationStrategy = {
  name: 'TRENDING',

  score: (_taste, { trends }) => trends.SEASON.scores,

  explain(_taste, { trends }, title) {
    const { scores, views } = trends.SEASON;
    return greatestReasons([scores[title]!], () => ({
      kind: 'TRENDING',
      titleId: null,
      subject: String(views[title]),
    }));
  },
};
