import { contentStrategy } from './content-strategy.js';
import { hashFraction } from './hash-fraction.js';
import { greatestReasons, type RecommendationStrategy } from './recommendation-strategy.js';
import type { ServingModel } from './serving-model.js';
import { eligibleTitles, type Taste } from './taste.js';
import { TopK } from './top-k.js';

/** The most titles of a list that it lifts; the others keep their order. */
export const MOST_EXPLORED = 2;
/** Titles unlike anything the profile watched are drawn as well, though rarely. */
const LEAST_SUITABLE = 0.05;

/**
 * Shows a profile two titles that are new and rarely watched, drawn per profile and day, and the same in every
 * process for that day. Titles similar to what the profile watched are drawn more often, in proportion (weighted
 * sampling without replacement, Efraimidis & Spirakis 2006). Used only in experiment arms with a weight for it.
 *
 * Time and memory: those of the content strategy, and one draw per new title.
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
    // By the logarithm of `draw ** (1 / weight)`: the twentieth power of most draws is too small to be distinguished
    // from 0.
    first.offer(
      title,
      Math.log(hashFraction(`${day}:${taste.profileId}:${model.titles.ids[title]}`)) / weight,
    );
  }
  return first.drain();
}
