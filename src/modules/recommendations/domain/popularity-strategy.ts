import { greatestReasons, type RecommendationStrategy } from './recommendation-strategy.js';

/**
 * The most watched titles of all time. The only strategy with a score for every title: it fills the page of a new
 * viewer in a catalog without trends.
 */
export const popularityStrategy: RecommendationStrategy = {
  name: 'POPULARITY',

  score: (_taste, { titles }) => titles.prominence,

  explain: (_taste, { titles }, title) =>
    greatestReasons([titles.prominence[title]!], () => ({
      kind: 'POPULAR',
      titleId: null,
      subject: titles.titles[title]!.name,
    })),
};
