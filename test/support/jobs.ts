import { Queue, Worker } from 'bullmq';
import { z } from 'zod';
import { queuePrefix } from '../../src/platform/jobs/bullmq-options.js';
import { createBullQueues } from '../../src/platform/jobs/bullmq-queues.js';
import { createBullJobAdministration } from '../../src/platform/jobs/job-administration.bullmq.js';
import { defineJob } from '../../src/platform/jobs/job-definition.js';
import { createBullJobQueue } from '../../src/platform/jobs/job-queue.bullmq.js';
import {
  createJobWorkers,
  type JobWorkers,
  type JobWorkersOptions,
} from '../../src/platform/jobs/job-workers.js';
import { createRedis } from '../../src/platform/redis/redis.js';
import { createLogger } from '../../src/platform/telemetry/logger.js';
import { eventually } from './eventually.js';
import { testRedis } from './test-redis.js';

/** A job for tests. */
export const count = defineJob({
  queue: 'counting',
  name: 'count',
  does: 'counts',
  schema: z.object({ number: z.int() }),
  attempts: 3,
  backoffMs: 10,
});

type WorkersOptions = Pick<
  JobWorkersOptions,
  'drainMs' | 'isOutage' | 'limits' | 'lockMs' | 'restoreSchedulesMs'
>;

export type StartedJobs = ReturnType<typeof startJobs>;

/** A queue and workers on the run's Redis, isolated from every other test. */
export function startJobs({ url, prefix } = testRedis()) {
  const logger = createLogger({ level: 'silent', pretty: false });
  const commands = createRedis(url, { name: 'test', role: 'commands', logger });
  const blocking = createRedis(url, { name: 'test', role: 'worker', logger });
  const queues = createBullQueues({ redis: commands, prefix });
  const queue = createBullJobQueue(queues);
  const started: JobWorkers[] = [];

  return {
    url,
    prefix,
    logger,
    commands,
    queue,
    administration: createBullJobAdministration({ redis: commands, queues, known: ['counting', 'empty'] }),
    createWorkers(options: WorkersOptions = {}): JobWorkers {
      const workers = createJobWorkers({ redis: blocking, prefix, logger, ...options });
      started.push(workers);
      return workers;
    },
    /** Gives access to the queue with BullMQ. */
    async inspect<Result>(look: (queue: Queue) => Promise<Result>): Promise<Result> {
      const inspected = new Queue(count.queue, { connection: commands, prefix: queuePrefix(prefix) });
      try {
        return await look(inspected);
      } finally {
        await inspected.close();
      }
    },
    /** Takes the next job like a process that dies with it: its lock is not renewed. */
    async loseJob(): Promise<void> {
      const settings = { lockDuration: 50, stalledInterval: 50, autorun: false };
      const worker = new Worker(count.queue, null, {
        connection: blocking,
        prefix: queuePrefix(prefix),
        ...settings,
      });
      await worker.startStalledCheckTimer();
      await eventually(
        () => worker.getNextJob('lost', { block: false }),
        (job) => job !== undefined,
      );
      await worker.close(true);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(started.map((workers) => workers[Symbol.asyncDispose]()));
      await queues[Symbol.asyncDispose]();
      await commands[Symbol.asyncDispose]();
      await blocking[Symbol.asyncDispose]();
    },
  };
}
