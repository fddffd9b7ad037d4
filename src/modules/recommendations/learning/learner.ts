import type { InteractionMatrix } from '../domain/interaction-matrix.js';
import type { TitleRange } from '../domain/neighbour-block.js';
import type { NeighbourLists } from '../domain/neighbour-lists.js';
import type { LearnedWeights } from '../domain/strategy-weights.js';
import type { Feedback } from './feedback.js';
import { type LearnedModel, learnModel } from './learn-model.js';
import { type LearnedItems, servedNeighbours } from './learned-items.js';
import { validationCuts } from './splits.js';
import type { FactsByTitle } from './training-model.js';

/** The training data: feedback and facts about titles, as plain data. */
export interface LearningInput {
  readonly feedback: Feedback;
  readonly facts: FactsByTitle;
  /** Weights to reuse; null: learn them. */
  readonly keptWeights: LearnedWeights | null;
}

/** What the neighbours of any range of titles are learned from, as plain data. */
export interface ModelSnapshot {
  readonly matrix: InteractionMatrix;
  readonly items: LearnedItems;
}

/** Trains models, which takes seconds to minutes of CPU time. */
export interface Learner {
  learn(input: LearningInput, signal?: AbortSignal): Promise<LearnedModel>;
  /** @returns the neighbours of a range of titles, whose first title is at index 0 */
  learnBlock(snapshot: ModelSnapshot, range: TitleRange, signal?: AbortSignal): Promise<NeighbourLists>;
}

/** Trains in the calling thread, and blocks it. */
export const localLearner: Learner = {
  learn: async ({ feedback, facts, keptWeights }) => learnModel(feedback, facts, validationCuts, keptWeights),
  learnBlock: async ({ matrix, items }, range) => servedNeighbours(matrix, items, range),
};
