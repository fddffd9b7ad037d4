import { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { settlesWithin } from '../async/deadline.js';
import type { Logger } from '../telemetry/logger.js';
import { queuePrefix, retryOptions } from './bullmq-options.js';
import type { JobDefinition, QueueLimits } from './job-definition.js';
import { reportJobs } from './job-reports.js';
import { createJobRunner, type JobHandler, type WorkerJobs } from './job-runner.js';

export interface JobWorkersOptions {
  /** Of the role `worker`. */
  readonly redis: Redis;
  readonly prefix: string;
  readonly logger: Logger;
  /** By the names of queues. */
  readonly limits?: Readonly<Record<string, QueueLimits>>;
  /** How long running jobs may go on when the process stops. Those that need longer go back to their queue. */
  readonly drainMs?: number;
  /** How long a job is a worker's own without a sign of life; another may take it up then. */
  readonly lockMs?: number;
}

/** When a job comes by itself: at an interval, or by a cron expression in UTC. */
export type Schedule = { readonly id: string } & ({ readonly everyMs: number } | { readonly cron: string });

/** This process's share of the background work. Register everything, then start. */
export interface JobWorkers extends AsyncDisposable {
  handle<Payload>(job: JobDefinition<Payload>, handler: JobHandler<NoInfer<Payload>>): void;
  /** The same schedule declared by any number of processes runs once; its newest declaration holds. */
  schedule<Payload>(job: JobDefinition<Payload>, payload: NoInfer<Payload>, schedule: Schedule): void;
  start(): Promise<void>;
}

const USUAL_CONCURRENCY = 5;
const SECOND_MS = 1_000;
/** How long jobs that were told to stop may take to do so. */
const LAST_WAIT_MS = 2_000;

export function createJobWorkers(options: JobWorkersOptions): JobWorkers {
  const { redis, prefix, logger, limits = {}, drainMs = 10_000, lockMs = 30_000 } = options;
  const connection = { connection: redis, prefix: queuePrefix(prefix) };
  const runner = createJobRunner(logger);
  const schedules: (() => Promise<void>)[] = [];
  const workers: { readonly worker: Worker; readonly jobs: WorkerJobs }[] = [];

  async function drain({ worker, jobs }: (typeof workers)[number]): Promise<void> {
    const closed = worker.close();
    if (await settlesWithin(closed, drainMs)) return;
    jobs.endAll('the process stops');
    if (await settlesWithin(closed, LAST_WAIT_MS)) return;
    // Redis is away. What still runs here is stalled for the other workers, and one of them runs it again.
    logger.warn({ queue: worker.name }, 'A worker is left before it could close');
    worker.disconnect().catch(() => undefined);
  }

  return {
    handle: runner.handle,
    schedule(job, payload, schedule) {
      const data = job.schema.parse(payload);
      schedules.push(async () => {
        const queue = new Queue(job.queue, connection);
        const template = { name: job.name, data, opts: retryOptions(job) };
        await queue.upsertJobScheduler(schedule.id, repetition(schedule), template);
        await queue.close();
      });
    },
    async start() {
      for (const store of schedules) await store();
      for (const queue of runner.queues()) {
        const jobs = runner.forWorker();
        const worker = new Worker(queue, jobs.run, {
          ...connection,
          ...limiting(limits[queue]),
          lockDuration: lockMs,
          stalledInterval: lockMs,
        });
        worker.on('lockRenewalFailed', (jobIds) => {
          for (const jobId of jobIds) jobs.end(jobId, 'another worker has it');
        });
        reportJobs(worker, logger.child({ queue }));
        workers.push({ worker, jobs });
      }
      await Promise.all(workers.map(({ worker }) => worker.waitUntilReady()));
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(workers.map(drain));
    },
  };
}

function limiting({ concurrency = USUAL_CONCURRENCY, perSecond }: QueueLimits = {}) {
  return perSecond === undefined
    ? { concurrency }
    : { concurrency, limiter: { max: perSecond, duration: SECOND_MS } };
}

function repetition(schedule: Schedule) {
  return 'cron' in schedule ? { pattern: schedule.cron, tz: 'UTC' } : { every: schedule.everyMs };
}
