import { afterAll, beforeAll } from 'vitest';
import { createDatabase, type Database } from '../../platform/database/database.js';
import { createPostgresRecommendationRepositories } from './recommendation-repositories.postgres.js';
import { createStory, type Story } from './story.fixture.js';

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
    repositories: () => createPostgresRecommendationRepositories(database),
  };
}
