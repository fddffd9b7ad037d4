import { Worker } from 'bullmq';
import { settlesWithin } from '../async/deadline.js';
import type { RedisClient } from '../redis/redis-client.js';
import type { Logger } from '../telemetry/logger.js';
import { type NoteSlow, noSlowLog } from '../telemetry/slow-log.js';
import { noTracing, type Tracing } from '../telemetry/tracing/tracing.js';
import { queuePrefix, retryOptions } from './bullmq-options.js';
import type { JobDefinition, QueueLimits } from './job-definition.js';
import type { JobMeter } from './job-metrics.js';
import { reportJobs } from './job-reports.js';
import { createJobRunner, type JobHandler, type WorkerJobs } from './job-runner.js';
import {
  type DeclaredSchedule,
  keepSchedules,
  type Schedule,
  type ScheduleKeeper,
  storeSchedules,
} from './job-schedules.bullmq.js';
import { createScheduleDeclarations } from './schedule-declarations.redis.js';

export interface JobWorkersOptions {
  /** With the role `worker`. */
  readonly redis: RedisClient;
  readonly prefix: string;
  readonly logger: Logger;
  /** Counts jobs. Default: not counted. */
  readonly meter?: JobMeter | null;
  /** Default: jobs are not traced. */
  readonly tracing?: Tracing;
  /** Called with the duration of each attempt. */
  readonly noteSlow?: NoteSlow;
  /** Whether an error means that a dependency is down. Default: none does. */
  readonly isOutage?: (error: unknown) => boolean;
  /** By queue name. */
  readonly limits?: Readonly<Record<string, QueueLimits>>;
  /** How long running jobs may continue when the process stops. Those that need longer are returned to their queue. */
  readonly drainMs?: number;
  /** How long a job is locked by a worker without a renewal; then another may take it. */
  readonly lockMs?: number;
  /** How often to check the declared schedules. */
  readonly restoreSchedulesMs?: number;
}

/** This process's share of the background work. Register everything, then start. */
export interface JobWorkers extends AsyncDisposable {
  handle<Payload>(job: JobDefinition<Payload>, handler: JobHandler<NoInfer<Payload>>): void;
  /**
   * A schedule declared by any number of processes runs once; the newest declaration applies. It is removed within a
   * minute of the end of the last process that declares it, or four minutes if that was killed.
   */
  schedule<Payload>(job: JobDefinition<Payload>, payload: NoInfer<Payload>, schedule: Schedule): void;
  start(): Promise<void>;
}

const USUAL_CONCURRENCY = 5;
const SECOND_MS = 1_000;
/** How long cancelled jobs may take to stop. */
const LAST_WAIT_MS = 2_000;
const RESTORE_SCHEDULES_MS = 60_000;
/** The shortest lifetime of a declaration, however short the check interval: a process may be busy. */
const LEAST_DECLARED_MS = 10_000;

export function createJobWorkers(options: JobWorkersOptions): JobWorkers {
  const { redis, prefix, logger, meter = null, tracing = noTracing, limits = {} } = options;
  const { noteSlow = noSlowLog, drainMs = 10_000, lockMs = 30_000 } = options;
  const { restoreSchedulesMs = RESTORE_SCHEDULES_MS, isOutage = () => false } = options;
  const connection = { connection: redis, prefix: queuePrefix(prefix) };
  const runner = createJobRunner({ logger, meter, tracing, noteSlow, isOutage });
  const schedules: DeclaredSchedule[] = [];
  const workers: { readonly worker: Worker; readonly jobs: WorkerJobs }[] = [];

  const declarations = createScheduleDeclarations({
    redis,
    prefix,
    holdMs: Math.max(3 * restoreSchedulesMs, LEAST_DECLARED_MS),
  });
  let keeper: ScheduleKeeper | null = null;

  /** If Redis is down, this process's declarations expire. */
  async function withdrawSchedules(): Promise<void> {
    const withdrawn = keeper?.stop().then(() => declarations.withdraw());
    await settlesWithin(withdrawn ?? Promise.resolve(), LAST_WAIT_MS).catch(() => undefined);
  }

  async function drain({ worker, jobs }: (typeof workers)[number]): Promise<void> {
    const closed = worker.close();
    if (await settlesWithin(closed, drainMs)) return;
    jobs.endAll('the process stops');
    if (await settlesWithin(closed, LAST_WAIT_MS)) return;
    // Redis is down. Jobs that still run here count as stalled, and another worker runs them again.
    logger.warn({ queue: worker.name }, 'A worker did not close in time and is abandoned');
    worker.disconnect().catch(() => undefined);
  }

  return {
    handle: runner.handle,
    schedule(job, payload, schedule) {
      const template = { name: job.name, data: job.schema.parse(payload), opts: retryOptions(job) };
      schedules.push({ queue: job.queue, schedule, template });
    },
    async start() {
      const scheduling = { connection, queues: [...runner.queues()], schedules, declarations, logger };
      await storeSchedules(scheduling);
      keeper = keepSchedules({ ...scheduling, everyMs: restoreSchedulesMs });
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
      await Promise.all([withdrawSchedules(), ...workers.map(drain)]);
    },
  };
}

function limiting({ concurrency = USUAL_CONCURRENCY, perSecond }: QueueLimits = {}) {
  return perSecond === undefined
    ? { concurrency }
    : { concurrency, limiter: { max: perSecond, duration: SECOND_MS } };
}
