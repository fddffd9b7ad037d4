import { greatestReasons, type RecommendationStrategy } from './recommendation-strategy.js';

/**
 * Recent releases, whoever watched them. A weak strategy alone; with the others it ranks new titles before old ones,
 * and scores titles that nobody has watched yet.
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
