import { contentStrategy } from './content-strategy.js';
import { hashFraction } from './hash-fraction.js';
import { greatestReasons, type RecommendationStrategy } from './recommendation-strategy.js';
import type { ServingModel } from './serving-model.js';
import { eligibleTitles, type Taste } from './taste.js';
import { TopK } from './top-k.js';

/** The most titles of a list that it lifts: all others keep their order. */
export const MOST_EXPLORED = 2;
/** What is like nothing that the profile watched is drawn, too, though seldom. */
const LEAST_SUITABLE = 0.05;

/**
 * Has a profile find out about titles that are new and hardly watched: two of them, drawn for the profile and the day, and the same all day in
 * every process. What is like what the profile watched is drawn more often, in proportion (weighted sampling without replacement, Efraimidis & Spirakis 2006).
 * It is heard only in the arm of an experiment that says so.
 *
 * Time and memory: as the content strategy, and a draw for each title that is new.
 */
export const explorationStrategy: RecommendationStrategy = {
  name: 'EXPLORATION',

  score(taste, model) {
    const scores = new Float64Array(model.titles.size);
    for (const title of drawn(taste, model)) scores[title] = 1;
    return scores;
  },

  explain: () => greatestReasons([1], () => ({ kind: 'UNEXPLORED', titleId: null, subject: '' })),
};

function drawn(taste: Taste, model: ServingModel): Uint32Array {
  const { day, titles } = model.unexplored;
  if (titles.length === 0) return titles;
  const eligible = eligibleTitles(taste, model.titles);
  const suits = contentStrategy.score(taste, model);
  const greatest = titles.reduce((most, title) => Math.max(most, suits[title]!), 0) || 1;
  const first = new TopK(MOST_EXPLORED);
  for (const title of titles) {
    if (eligible[title] === 0) continue;
    const weight = LEAST_SUITABLE + suits[title]! / greatest;
    // By the logarithm of `draw ** (1 / weight)`: the twentieth power of most draws is too small to be told from 0.
    first.offer(
      title,
      Math.log(hashFraction(`${day}:${taste.profileId}:${model.titles.ids[title]}`)) / weight,
    );
  }
  return first.drain();
}
