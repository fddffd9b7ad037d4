import { diversifiedRanking } from '../domain/home-rails.js';
import { blendedScores } from '../domain/hybrid-recommender.js';
import { rankByPlan } from '../domain/recommendation-plans.js';
import type { ServingModel } from '../domain/serving-model.js';
import { type StrategyWeight, weightsFor } from '../domain/strategy-weights.js';
import type { Feedback } from '../learning/feedback.js';
import { learnModel, servingModelOf } from '../learning/learn-model.js';
import type { Split } from '../learning/splits.js';
import { type FactsByTitle, tasteOf } from '../learning/training-model.js';
import { feedbackOf, type TrainingSet } from '../learning/training-set.js';
import type { Contender } from './contender.js';

/** As many as the service ranks. */
const RANKED = 200;

export interface ServedOptions {
  readonly facts: FactsByTitle;
  /** Splits the training data for validation, in the way the evaluation splits its data. */
  readonly validate: (feedback: Feedback) => readonly Split[];
}

/**
 * The recommenders that the platform serves, with the same code: each strategy alone, and all of them with learned
 * weights.
 */
export function servedContenders({ facts, validate }: ServedOptions): Contender[] {
  let latest: { readonly of: TrainingSet; readonly model: ServingModel } | null = null;

  /** Shared, so that each training set is learned once. */
  function learnOnce(training: TrainingSet): ServingModel {
    if (latest?.of !== training) {
      const learned = learnModel(feedbackOf(training), facts, validate);
      latest = { of: training, model: servingModelOf(learned, facts) };
    }
    return latest.model;
  }

  const contender = (
    name: string,
    description: string,
    weightsOf: (model: ServingModel, titles: number) => readonly StrategyWeight[],
  ): Contender => ({
    name,
    description,
    learn(training) {
      const model = learnOnce(training);
      return (viewer) => {
        const taste = tasteOf(training, viewer, model.titles);
        return blendedScores(model, taste, weightsOf(model, taste.watched.length));
      };
    },
  });

  return [
    contender('Content', 'as served: genres, people, tags, era', () => [{ strategy: 'CONTENT', weight: 1 }]),
    contender('Collaborative', 'as served: EASE^R or GF-CF, with decay', () => [
      { strategy: 'COLLABORATIVE', weight: 1 },
    ]),
    contender('Season', 'as served: half-life 90 d', () => [{ strategy: 'TRENDING', weight: 1 }]),
    contender('Fresh', 'as served: half-life 2 years of release', () => [
      { strategy: 'FRESHNESS', weight: 1 },
    ]),
    {
      name: 'For you',
      description: 'as served: the hybrid, diversified',
      learn(training) {
        const model = learnOnce(training);
        return (viewer) => {
          const ranking = rankByPlan(model, tasteOf(training, viewer, model.titles), 'HYBRID', RANKED);
          return scoresOfPlaces(diversifiedRanking(model, ranking, RANKED), model.titles.size);
        };
      },
    },
    contender('Hybrid', 'as served', ({ strategyWeights }, titles) => weightsFor(strategyWeights, titles)),
  ];
}

/** Turns an order into scores. */
function scoresOfPlaces(order: readonly number[], titles: number): Float64Array {
  const scores = new Float64Array(titles);
  for (const [place, title] of order.entries()) scores[title] = 1 / (1 + place);
  return scores;
}
