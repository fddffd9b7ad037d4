import { type Job, UnrecoverableError, WaitingError } from 'bullmq';
import { z } from 'zod';
import type { Logger } from '../telemetry/logger.js';
import type { NoteSlow } from '../telemetry/slow-log.js';
import { failureOf } from '../telemetry/tracing/failure.js';
import type { Activity, Tracing } from '../telemetry/tracing/tracing.js';
import type { JobDefinition } from './job-definition.js';
import { createJobEnding, type EndReason, type JobEnding } from './job-ending.js';
import { writeLogLine } from './job-log.js';
import type { JobMeter, JobOutcome, NoteJob } from './job-metrics.js';

export interface JobContext {
  /** Adds the job's id to every line. */
  readonly logger: Logger;
  /** The number of this attempt, from 1. Attempts ended by a crash are not counted. */
  readonly attempt: number;
  /** Aborts on a timeout, when another worker has taken the job, or when the process stops. */
  readonly signal: AbortSignal;
  /** Whether there is no retry if this attempt fails. */
  readonly isLastTry: boolean;
  /** Reports progress, as a fraction from 0 to 1. */
  readonly reportProgress: (fraction: number) => Promise<void>;
  /** Adds a line to the job's log, for administrators: without personal data. */
  readonly note: (text: string) => Promise<void>;
}

/** Runs a job. It may run again after a crash, so it must be idempotent. */
export type JobHandler<Payload> = (payload: Payload, context: JobContext) => Promise<void>;

/** The running jobs of one worker, and how to cancel them. */
export interface WorkerJobs {
  run(job: Job, token: string | undefined): Promise<void>;
  end(jobId: string, reason: EndReason): void;
  endAll(reason: EndReason): void;
}

interface KnownJob {
  readonly note: NoteJob | undefined;
  readonly leavesOutagesToNextRun: boolean;
  readonly timeoutMs: number | undefined;
  run(payload: unknown, context: JobContext): Promise<void>;
}

export interface JobRunnerOptions {
  readonly logger: Logger;
  readonly meter: JobMeter | null;
  readonly tracing: Tracing;
  readonly noteSlow: NoteSlow;
  /** Whether an error means that a dependency is down. */
  readonly isOutage: (error: unknown) => boolean;
}

/** Finds the handler of a job, parses its payload, and enforces its timeout. */
export function createJobRunner({ logger, meter, tracing, noteSlow, isOutage }: JobRunnerOptions) {
  const queues = new Map<string, Map<string, KnownJob>>();

  function handle<Payload>(job: JobDefinition<Payload>, handler: JobHandler<Payload>): void {
    const known = queues.get(job.queue) ?? new Map<string, KnownJob>();
    queues.set(job.queue, known);
    known.set(job.name, {
      note: meter?.(job),
      leavesOutagesToNextRun: job.leavesOutagesToNextRun ?? false,
      timeoutMs: job.timeoutMs,
      run: async (data, context) => handler(parse(job, data), context),
    });
  }

  function knownJob({ queueName, name }: Job): KnownJob {
    const known = queues.get(queueName)?.get(name);
    // Worth a retry: during a deployment, a newer worker may know it.
    if (!known) throw new Error(`This worker does not know the job "${name}".`);
    return known;
  }

  /** Each attempt is a span in the trace in which the job was queued, or the root of a new one. */
  function beginTry({ queueName, name, id = '', attemptsMade, opts }: Job): Activity {
    return tracing.begin(
      { kind: 'job', queue: queueName, job: name, id, attempt: attemptsMade + 1 },
      opts.telemetry?.metadata ?? null,
    );
  }

  function isLeftToNextRun(job: Job, error: unknown): boolean {
    return knownJob(job).leavesOutagesToNextRun && isLastTry(job) && isOutage(error);
  }

  async function leaveToNextRun(job: Job, error: unknown): Promise<void> {
    const { queueName: queue, name, id: jobId, attemptsMade } = job;
    logger.warn(
      { queue, job: name, jobId, attempts: attemptsMade + 1, error },
      'A scheduled job failed because of an outage; its next run does the work',
    );
    await job.log(writeLogLine('It failed for an outage. Its next run does the work.', new Date()));
  }

  /** One per worker, because job ids are unique per queue. */
  function forWorker(): WorkerJobs {
    const running = new Map<string, JobEnding>();
    return {
      async run(job, token) {
        const { run, note, timeoutMs } = knownJob(job);
        const ending = createJobEnding();
        const id = job.id ?? '';
        running.set(id, ending);
        const begin = performance.now();
        const activity = beginTry(job);
        const noteEnd = (outcome: JobOutcome, error: unknown) => {
          const milliseconds = performance.now() - begin;
          note?.(outcome, milliseconds);
          noteSlow(milliseconds, activity, () => ({
            queue: job.queueName,
            job: job.name,
            jobId: job.id,
            attempt: job.attemptsMade + 1,
            outcome,
          }));
          activity.end({
            failure: outcome === 'done' ? null : (ending.reason?.replaceAll(' ', '_') ?? failureOf(error)),
          });
        };
        const timer =
          timeoutMs === undefined ? undefined : setTimeout(() => ending.end('time is up'), timeoutMs);
        try {
          await Promise.race([
            activity.run(() => run(job.data, contextOf(job, ending, logger))),
            ending.ended,
          ]);
          noteEnd('done', null);
        } catch (error) {
          noteEnd(ending.reason === null || ending.reason === 'time is up' ? 'failed' : 'returned', error);
          if (ending.reason) throw await outcomeOf(job, token, ending.reason, error);
          if (!isLeftToNextRun(job, error)) throw error;
          await leaveToNextRun(job, error);
        } finally {
          clearTimeout(timer);
          running.delete(id);
        }
      },
      end: (jobId, reason) => running.get(jobId)?.end(reason),
      endAll(reason) {
        for (const ending of running.values()) ending.end(reason);
      },
    };

    async function outcomeOf(
      job: Job,
      token: string | undefined,
      reason: EndReason,
      cause: unknown,
    ): Promise<Error> {
      const timeoutMs = knownJob(job).timeoutMs;
      if (reason === 'time is up') return new Error(`It took longer than ${timeoutMs} ms.`, { cause });
      // Not a failure: another worker takes it, and no attempt is used up.
      if (reason === 'the process stops') await job.moveToWait(token);
      return new WaitingError();
    }
  }

  return { handle, forWorker, queues: () => [...queues.keys()] };
}

function parse<Payload>({ schema }: JobDefinition<Payload>, data: unknown): Payload {
  const payload = schema.safeParse(data);
  if (payload.success) return payload.data;
  throw new UnrecoverableError(`The payload is invalid: ${z.prettifyError(payload.error)}`);
}

function isLastTry({ attemptsMade, opts }: Job): boolean {
  return attemptsMade + 1 >= (opts.attempts ?? 1);
}

function contextOf(job: Job, ending: JobEnding, logger: Logger): JobContext {
  return {
    // Created on demand, because most jobs do not report anything.
    get logger() {
      return logger.child({ queue: job.queueName, job: job.name, jobId: job.id });
    },
    attempt: job.attemptsMade + 1,
    get signal() {
      return ending.signal;
    },
    isLastTry: isLastTry(job),
    reportProgress: (fraction) => job.updateProgress(fraction * 100),
    note: async (text) => void (await job.log(writeLogLine(text, new Date()))),
  };
}
