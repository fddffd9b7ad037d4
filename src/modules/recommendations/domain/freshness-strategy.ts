import { greatestReasons, type RecommendationStrategy } from './recommendation-strategy.js';

/**
 * What was released lately, whoever watched it. Alone it says little; beside the others it puts what is new before what was always there,
 * and gives titles a say that nobody has watched yet.
 *
 * Time and memory: in proportion to the titles.
 */
export const freshnessStrategy: RecommendationStrategy = {
  name: 'FRESHNESS',

  score: (_taste, { freshness }) => freshness,

  explain: (_taste, { freshness, titles }, title) =>
    greatestReasons([freshness[title]!], () => ({
      kind: 'RELEASED',
      titleId: null,
      subject: String(titles.titles[title]!.releasedAt?.getUTCFullYear()),
    })),
};
