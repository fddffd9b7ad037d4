import type { ViewerScores } from '../domain/ease.js';
import type { TrainingSet } from '../learning/training-set.js';

/** A recommender that can be evaluated on who liked what. */
export interface Contender {
  readonly name: string;
  /** With its parameters. */
  readonly description: string;
  learn(training: TrainingSet): ViewerScores;
  /** Why it cannot learn from a training set, in a few words; null if it can. */
  cannotLearn?(training: TrainingSet): string | null;
}
