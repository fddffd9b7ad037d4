import { once } from 'node:events';
import { type Learner, localLearner } from '../../../src/modules/recommendations/learning/learner.js';
import { learnBlockJob } from '../../../src/modules/recommendations/recommendation.jobs.js';
import { createJobWorkers } from '../../../src/platform/jobs/job-workers.js';
import { createRedis } from '../../../src/platform/redis/redis.js';
import { createLogger } from '../../../src/platform/telemetry/logger.js';
import { createBuilder } from './builder.js';

/**
 * A process that learns blocks, reports when it starts one, and waits to be told to continue, so that it can be killed
 * in between.
 */
const [url = '', directUrl = '', redisUrl = '', prefix = ''] = process.argv.slice(2);
/** After this time, a killed worker is noticed. */
const LOCK_MS = 1_000;

const slowly: Learner = {
  ...localLearner,
  async learnBlock(snapshot, range) {
    const notified = once(process, 'message');
    process.send?.({ kind: 'learning' });
    await notified;
    return localLearner.learnBlock(snapshot, range);
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
// Its parent may exit before it.
process.once('disconnect', () => process.exit());
await workers.start();
