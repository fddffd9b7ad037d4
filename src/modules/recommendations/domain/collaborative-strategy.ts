import { greatestReasons, type RecommendationStrategy, watchedReason } from './recommendation-strategy.js';

/**
 * Titles that the viewers of what this profile watched also watched (item-based collaborative filtering,
 * Deshpande & Karypis 2004): the mean similarity of a title to the titles watched, weighted as they are.
 * Only those among a title's nearest neighbours count.
 */
export const collaborativeStrategy: RecommendationStrategy = {
  name: 'COLLABORATIVE',

  score(taste, { titles, followers }) {
    const scores = new Float64Array(titles.size);
    const totalWeight = taste.watched.reduce((sum, { weight }) => sum + weight, 0);
    for (const { title, weight } of taste.watched) {
      const share = weight / totalWeight;
      for (let at = followers.offsets[title]!; at < followers.offsets[title + 1]!; at += 1) {
        scores[followers.neighbours[at]!]! += share * followers.similarities[at]!;
      }
    }
    return scores;
  },

  explain(taste, model, title) {
    const { offsets, neighbours, similarities } = model.neighbours;
    const begin = offsets[title]!;
    const row = neighbours.subarray(begin, offsets[title + 1]);
    const parts = Array.from(
      row,
      (neighbour, position) => (taste.weights.get(neighbour) ?? 0) * similarities[begin + position]!,
    );
    return greatestReasons(parts, (position) => watchedReason(model, row[position]!));
  },
};
