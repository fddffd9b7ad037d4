import { afterAll, beforeAll } from 'vitest';
import { createDatabase, type Database } from '../../platform/database/database.js';
import { createPostgresExperimentRepository } from './experiments/experiment.repository.postgres.js';
import { createPostgresImpressionRepository } from './impressions/impression.repository.postgres.js';
import { createPostgresInteractionRepository } from './interaction.repository.postgres.js';
import { createPostgresModelRepository } from './model.repository.postgres.js';
import { createStory, type Story } from './story.fixture.js';
import { createPostgresTitleFeatureRepository } from './title-feature.repository.postgres.js';
import { createPostgresTrendingRepository } from './trending.repository.postgres.js';
import { createPostgresViewerRegions } from './viewer-regions.postgres.js';

interface TestDatabase {
  /** The URLs that the program connects to. */
  readonly routes: { readonly url: string; readonly directUrl: string };
  drop(): Promise<void>;
}

/** Gives the calling test file a database of its own, with this module's repositories. */
export function withDatabase(createTestDatabase: () => Promise<TestDatabase>) {
  let testDatabase: TestDatabase;
  let database: Database;
  let story: Story;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = createDatabase({
      ...testDatabase.routes,
      poolSize: 5,
      acquireTimeoutMs: 5_000,
      statementTimeoutMs: 10_000,
    });
    story = createStory(database.pool);
  });
  afterAll(async () => {
    await database[Symbol.asyncDispose]();
    await testDatabase.drop();
  });

  return {
    get routes() {
      return testDatabase.routes;
    },
    get database() {
      return database;
    },
    get story() {
      return story;
    },
    repositories: () => ({
      experiments: createPostgresExperimentRepository(database.pool),
      impressions: createPostgresImpressionRepository(database.pool, database.batchPool),
      interactions: createPostgresInteractionRepository(database.pool, database.batchPool),
      models: createPostgresModelRepository(database.pool),
      titles: createPostgresTitleFeatureRepository(database.pool),
      trends: createPostgresTrendingRepository(database.pool),
      regions: createPostgresViewerRegions(database.pool),
    }),
  };
}
