import { greatestReasons, type RecommendationStrategy } from './recommendation-strategy.js';

/**
 * What everybody watched at any time. The one strategy that has an opinion on every title: it fills the
 * page of a new viewer in a catalog where nothing is trending.
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
