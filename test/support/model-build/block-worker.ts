import { setTimeout as pause } from 'node:timers/promises';
import { type Learner, learnerHere } from '../../../src/modules/recommendations/learning/learner.js';
import { learnBlockJob } from '../../../src/modules/recommendations/recommendation.jobs.js';
import { createJobWorkers } from '../../../src/platform/jobs/job-workers.js';
import { createRedis } from '../../../src/platform/redis/redis.js';
import { createLogger } from '../../../src/platform/telemetry/logger.js';
import { createBuilder } from './builder.js';

/** One process that learns blocks, says so when it begins one, and takes its time, so that it can be killed meanwhile. */
const [url = '', directUrl = '', redisUrl = '', prefix = ''] = process.argv.slice(2);
const LEARNING_MS = 200;
/** A killed worker is missed after this time. */
const LOCK_MS = 1_000;

const slowly: Learner = {
  ...learnerHere,
  async learnBlock(snapshot, range) {
    process.send?.({ kind: 'learning' });
    await pause(LEARNING_MS);
    return learnerHere.learnBlock(snapshot, range);
  },
};
const logger = createLogger({ level: 'silent', pretty: false });
const { builder } = createBuilder({ url, directUrl }, slowly);
const workers = createJobWorkers({
  redis: createRedis(redisUrl, { name: 'block worker', role: 'worker', logger }),
  prefix,
  logger,
  limits: { [learnBlockJob.queue]: { concurrency: 1 } },
  lockMs: LOCK_MS,
});
workers.handle(learnBlockJob, async ({ modelId, block }) => {
  await builder.learnBlock(modelId, block);
});
// Its parent may go before it.
process.once('disconnect', () => process.exit());
await workers.start();
