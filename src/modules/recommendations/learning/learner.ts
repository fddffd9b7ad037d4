import type { InteractionMatrix } from '../domain/interaction-matrix.js';
import type { TitleRange } from '../domain/neighbour-block.js';
import type { NeighbourLists } from '../domain/neighbour-lists.js';
import type { LearnedWeights } from '../domain/strategy-weights.js';
import type { Feedback } from './feedback.js';
import { type LearnedModel, learnModel } from './learn-model.js';
import { type LearnedItems, servedNeighbours } from './learned-items.js';
import { validationCuts } from './splits.js';
import type { FactsByTitle } from './training-model.js';

/** What is learned from: who liked what and when, and what is known of titles, as plain data. */
export interface LearningInput {
  readonly feedback: Feedback;
  readonly facts: FactsByTitle;
  /** The weights of strategies that are kept; null: they are learned. */
  readonly keptWeights: LearnedWeights | null;
}

/** What the neighbours of any run of titles follow from, as plain data. */
export interface ModelSnapshot {
  readonly matrix: InteractionMatrix;
  readonly items: LearnedItems;
}

/** Does the learning, which takes a processor for seconds to minutes. */
export interface Learner {
  learn(input: LearningInput, signal?: AbortSignal): Promise<LearnedModel>;
  /** @returns the neighbours of a run of titles, its first standing at 0 */
  learnBlock(snapshot: ModelSnapshot, range: TitleRange, signal?: AbortSignal): Promise<NeighbourLists>;
}

/** Trains in the calling thread, and blocks it. */
export const localLearner: Learner = {
  learn: async ({ feedback, facts, keptWeights }) => learnModel(feedback, facts, validationCuts, keptWeights),
  learnBlock: async ({ matrix, items }, range) => servedNeighbours(matrix, items, range),
};
