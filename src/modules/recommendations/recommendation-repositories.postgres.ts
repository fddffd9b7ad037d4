import type { Database } from '../../platform/database/database.js';
import { createPostgresExperimentRepository } from './experiments/experiment.repository.postgres.js';
import { createPostgresImpressionRepository } from './impressions/impression.repository.postgres.js';
import { createPostgresInteractionRepository } from './interaction.repository.postgres.js';
import { createPostgresModelRepository } from './model.repository.postgres.js';
import { createPostgresTitleFeatureRepository } from './title-feature.repository.postgres.js';
import { createPostgresTrendingRepository } from './trending.repository.postgres.js';
import { createPostgresViewerRegions } from './viewer-regions.postgres.js';

export type RecommendationRepositories = ReturnType<typeof createPostgresRecommendationRepositories>;

export function createPostgresRecommendationRepositories({
  pool,
  batchPool,
}: Pick<Database, 'pool' | 'batchPool'>) {
  return {
    titles: createPostgresTitleFeatureRepository(batchPool),
    interactions: createPostgresInteractionRepository(pool, batchPool),
    models: createPostgresModelRepository(batchPool),
    trends: createPostgresTrendingRepository(batchPool),
    experiments: createPostgresExperimentRepository(pool),
    impressions: createPostgresImpressionRepository(pool, batchPool),
    regions: createPostgresViewerRegions(pool),
  };
}
