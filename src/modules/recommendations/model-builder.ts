import type { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { neighbourRows } from './domain/similarity-matrix.js';
import type { InteractionRepository } from './interaction.repository.js';
import type { LearnedModel, ModelRepository } from './model.repository.js';
import type { TitleFeatureRepository } from './title-feature.repository.js';

export interface ModelBuilder {
  /** Learns anew from everybody's interactions and publishes the result. */
  build(): Promise<LearnedModel>;
}

export interface ModelBuilderDependencies {
  readonly titles: TitleFeatureRepository;
  readonly interactions: InteractionRepository;
  readonly models: ModelRepository;
  readonly clock: Clock;
}

/**
 * The time it takes grows with the sum of squared history lengths; the latest 1,000 titles of a history are more
 * than all but the most diligent raters have, and say what a viewer likes now.
 */
const LONGEST_HISTORY = 1_000;

/**
 * On MovieLens latest-small (leave-last-out) 50 neighbours with this shrinkage rank better than 100 or less
 * shrinkage, and to leave out what only one viewer shares costs nothing and saves a third of the rows.
 */
const SIMILARITY = { neighbours: 50, shrinkage: 50, leastSupport: 2 };

export function createModelBuilder(dependencies: ModelBuilderDependencies): ModelBuilder {
  const { titles, interactions, models, clock } = dependencies;
  return {
    async build() {
      const index = await titles.readTitles();
      const matrix = await interactions.readMatrix(index, LONGEST_HISTORY);
      const model: LearnedModel = {
        id: newId(),
        interactions: matrix.interactions,
        viewers: matrix.viewers,
        createdAt: clock.now(),
      };
      await models.publish(model, index, neighbourRows(matrix, SIMILARITY));
      return model;
    },
  };
}
