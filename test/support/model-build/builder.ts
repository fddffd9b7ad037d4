import { createPostgresInteractionRepository } from '../../../src/modules/recommendations/interaction.repository.postgres.js';
import type { Learner } from '../../../src/modules/recommendations/learning/learner.js';
import { createPostgresModelRepository } from '../../../src/modules/recommendations/model.repository.postgres.js';
import { createModelBuilder } from '../../../src/modules/recommendations/model-builder.js';
import { createPostgresTitleFeatureRepository } from '../../../src/modules/recommendations/title-feature.repository.postgres.js';
import { createDatabase } from '../../../src/platform/database/database.js';
import { systemClock } from '../../../src/shared/clock.js';
import type { DatabaseRoutes } from '../test-database.js';

/** Small blocks, so that a small catalog has several. */
export const BLOCK_TITLES = 2;

/** A builder of models in a database, in blocks of this many titles. */
export function createBuilder(routes: DatabaseRoutes, learner: Learner, blockTitles = BLOCK_TITLES) {
  const database = createDatabase({
    ...routes,
    poolSize: 3,
    acquireTimeoutMs: 5_000,
    statementTimeoutMs: 10_000,
  });
  const { pool, batchPool } = database;
  const models = createPostgresModelRepository(batchPool);
  const builder = createModelBuilder({
    titles: createPostgresTitleFeatureRepository(batchPool),
    interactions: createPostgresInteractionRepository(pool, batchPool),
    models,
    learner,
    clock: systemClock,
    blockTitles,
  });
  return { database, models, builder };
}
