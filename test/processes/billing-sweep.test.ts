import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { runSweepTrial } from '../support/sweep-trial/run-sweep-trial.js';
import { createTestDatabase, databaseEnvironment } from '../support/test-database.js';
import { testRedis } from '../support/test-redis.js';

const SUBSCRIPTIONS = 3_000;
const SEED = 20_261_127;

/** The small version of `npm run soak -- sweep`. */
test('workers that are killed during a sweep charge nobody twice, and skip nobody', {
  timeout: 300_000,
}, async () => {
  await using database = await createTestDatabase();
  const redis = testRedis();
  const result = await runSweepTrial({
    environment: {
      ...databaseEnvironment(database.url),
      REDIS_URL: redis.url,
      REDIS_PREFIX: redis.prefix,
      AUTH_SECRET: randomBytes(32).toString('base64'),
      LOG_LEVEL: 'error',
    },
    subscriptions: SUBSCRIPTIONS,
    workers: 3,
    kills: 3,
    seed: SEED,
    onProgress: () => undefined,
  });
  expect(result).toMatchObject({
    due: SUBSCRIPTIONS,
    lost: 0,
    doubled: 0,
    illegalSteps: 0,
    isNumberedWithoutGaps: true,
    addsUp: true,
  });
  // Four in five pay; hardly anyone cancels in time.
  expect(result.paid).toBeGreaterThan(SUBSCRIPTIONS * 0.75);
  expect(result.accepted).toBeGreaterThan(0);
});
