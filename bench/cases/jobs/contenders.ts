import { Queue, Worker } from 'bullmq';
import { z } from 'zod';
import type { Disposer } from '../../../src/platform/async/disposer.js';
import { retryOptions } from '../../../src/platform/jobs/bullmq-options.js';
import { createBullQueues } from '../../../src/platform/jobs/bullmq-queues.js';
import { defineJob } from '../../../src/platform/jobs/job-definition.js';
import { createBullJobQueue } from '../../../src/platform/jobs/job-queue.bullmq.js';
import { createJobWorkers } from '../../../src/platform/jobs/job-workers.js';
import { createRedis } from '../../../src/platform/redis/redis.js';
import { createLogger } from '../../../src/platform/telemetry/logger.js';

/** A job system under comparison. */
export interface Contender {
  add(number: number): Promise<void>;
  /** Called for every completed job. */
  onDone(listener: (number: number) => void): void;
}

const CONCURRENCY = 20;
const logger = createLogger({ level: 'warn', pretty: false });

const countJob = defineJob({
  queue: 'counting',
  name: 'count',
  does: 'counts',
  schema: z.object({ number: z.int() }),
  attempts: 3,
  backoffMs: 1_000,
  timeoutMs: 60_000,
});

function connect(url: string, disposer: Disposer) {
  return {
    commands: disposer.add(createRedis(url, { name: 'bench', role: 'commands', logger })),
    blocking: disposer.add(createRedis(url, { name: 'bench', role: 'worker', logger })),
  };
}

/** Through the registry: payloads are validated twice, attempts have a timeout, and log lines name the job. */
export async function startOurs(url: string, prefix: string, disposer: Disposer): Promise<Contender> {
  const { commands, blocking } = connect(url, disposer);
  const queue = createBullJobQueue(disposer.add(createBullQueues({ redis: commands, prefix })));
  const workers = disposer.add(
    createJobWorkers({
      redis: blocking,
      prefix,
      logger,
      limits: { [countJob.queue]: { concurrency: CONCURRENCY } },
    }),
  );
  let listen: (number: number) => void = () => undefined;
  workers.handle(countJob, async ({ number }) => listen(number));
  await workers.start();
  return {
    add: (number) => queue.enqueue(countJob, { number }),
    onDone: (listener) => {
      listen = listener;
    },
  };
}

/** With the same retries and the same number of kept jobs, and nothing else. */
export async function startBare(url: string, prefix: string, disposer: Disposer): Promise<Contender> {
  const { commands, blocking } = connect(url, disposer);
  const queue = new Queue(countJob.queue, { connection: commands, prefix });
  disposer.defer(() => queue.close());
  let listen: (number: number) => void = () => undefined;
  const worker = new Worker<{ number: number }>(countJob.queue, async ({ data }) => listen(data.number), {
    connection: blocking,
    prefix,
    concurrency: CONCURRENCY,
  });
  disposer.defer(() => worker.close());
  await worker.waitUntilReady();
  return {
    async add(number) {
      await queue.add(countJob.name, { number }, retryOptions(countJob));
    },
    onDone: (listener) => {
      listen = listener;
    },
  };
}
