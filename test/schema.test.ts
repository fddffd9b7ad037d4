import { lexicographicSortSchema, printSchema } from 'graphql';
import { expect, it } from 'vitest';
import { createEngine } from '../src/engine.js';
import { testConfig } from './support/platform.js';
import { createTestDatabase } from './support/test-database.js';
import { testRedis } from './support/test-redis.js';

it('schema.graphql is the served schema; update it with `npm run schema`', async () => {
  await using database = await createTestDatabase();
  const { url, prefix } = testRedis();
  await using engine = await createEngine(testConfig(database.url, { url, cacheUrl: url, prefix }));
  await expect(`${printSchema(lexicographicSortSchema(engine.schema))}\n`).toMatchFileSnapshot(
    '../schema.graphql',
  );
});
