import { blendedScores } from '../domain/hybrid-recommender.js';
import { PREDICTIVE_STRATEGIES } from '../domain/recommendation-strategy.js';
import type { ServingModel } from '../domain/serving-model.js';
import type { LearnedWeights } from '../domain/strategy-weights.js';
import type { Feedback } from './feedback.js';
import { type LearnedItems, learnItems, servedNeighbours } from './learned-items.js';
import type { Split } from './splits.js';
import { type FactsByTitle, tasteOf, trainingModel } from './training-model.js';
import { createTrainingSet, questionsOf, type TrainingSet } from './training-set.js';
import { learnWeights, type WeightCase } from './weight-learning.js';

/** What is learned from all interactions at once; the neighbours of each title are derived from it one by one. */
export interface LearnedModel {
  readonly training: TrainingSet;
  readonly items: LearnedItems;
  readonly strategyWeights: LearnedWeights;
}

/** More validation cases hardly change a weight. */
const MOST_CASES = 2_000;

/**
 * Learns from all feedback, and learns the weights of strategies from how well they predict the validation data.
 * @param validate splits off the ends of the feedback; what is learned for a split does not see data after the cut
 * @param keptWeights reuses these weights, which saves most of the work; null: learns them
 */
export function learnModel(
  feedback: Feedback,
  facts: FactsByTitle,
  validate: (feedback: Feedback) => readonly Split[],
  keptWeights: LearnedWeights | null = null,
): LearnedModel {
  const training = createTrainingSet(feedback);
  return {
    training,
    items: learnItems(training.matrix),
    strategyWeights: keptWeights ?? learnWeights(PREDICTIVE_STRATEGIES, casesOf(validate(feedback), facts)),
  };
}

function* casesOf(splits: readonly Split[], facts: FactsByTitle): Generator<WeightCase> {
  for (const split of splits) {
    const training = createTrainingSet(split.training);
    const questions = evenly(questionsOf(split, training), Math.ceil(MOST_CASES / splits.length));
    if (questions.length === 0) continue;
    const model = servingModelOf(
      { training, items: learnItems(training.matrix), strategyWeights: [] },
      facts,
    );
    for (const { viewer, relevant } of questions) {
      const taste = tasteOf(training, viewer, model.titles);
      yield {
        historyLength: taste.watched.length,
        relevant,
        scores: PREDICTIVE_STRATEGIES.map((strategy) =>
          blendedScores(model, taste, [{ strategy, weight: 1 }]),
        ),
      };
    }
  }
}

/** A deterministic, evenly spaced sample. */
function evenly<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.max(1, items.length / most);
  return items.filter((_item, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

/** The model as it would be served, with the neighbours of all titles. */
export function servingModelOf(
  { training, items, strategyWeights }: LearnedModel,
  facts: FactsByTitle,
): ServingModel {
  const { matrix } = training;
  const neighbours = servedNeighbours(matrix, items);
  return trainingModel(training, facts, { neighbours, strategyWeights });
}
