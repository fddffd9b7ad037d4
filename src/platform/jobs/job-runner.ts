import { type Job, UnrecoverableError, WaitingError } from 'bullmq';
import { z } from 'zod';
import { untilAborted } from '../async/deadline.js';
import type { Logger } from '../telemetry/logger.js';
import type { JobDefinition } from './job-definition.js';

export interface JobContext {
  /** Names the job in every line. */
  readonly logger: Logger;
  /** Which try this is, from 1. One that a crash ended is not counted. */
  readonly attempt: number;
  /** Aborts when the time is up, the job was lost to another worker, or the process stops. */
  readonly signal: AbortSignal;
  /** Whether nothing tries again when this try fails. */
  readonly isLastTry: boolean;
  /** Shows how far the job has come, as a fraction from 0 to 1. */
  readonly reportProgress: (fraction: number) => Promise<void>;
}

/** Does the work. It may run again after a crash, and must tell or not mind. */
export type JobHandler<Payload> = (payload: Payload, context: JobContext) => Promise<void>;

/** Has the signal of a running job abort, for a reason. */
export type CancelJob = (jobId: string, reason: string) => void;

interface KnownJob {
  readonly timeoutMs: number | undefined;
  run(payload: unknown, context: JobContext): Promise<void>;
}

const TIME_IS_UP = 'time is up';

/** Finds the handler of a job, parses the payload for it, and bounds its time. */
export function createJobRunner(logger: Logger) {
  const queues = new Map<string, Map<string, KnownJob>>();

  function handle<Payload>(job: JobDefinition<Payload>, handler: JobHandler<Payload>): void {
    const known = queues.get(job.queue) ?? new Map<string, KnownJob>();
    queues.set(job.queue, known);
    known.set(job.name, {
      timeoutMs: job.timeoutMs,
      run: async (data, context) => handler(parse(job, data), context),
    });
  }

  function knownJob({ queueName, name }: Job): KnownJob {
    const known = queues.get(queueName)?.get(name);
    // Worth another try: during a deployment a newer worker may know it.
    if (!known) throw new Error(`This worker does not know the job "${name}".`);
    return known;
  }

  /** What a worker runs. One signal tells a handler of everything, since each costs as much as a small job. */
  function runWith(cancel: CancelJob) {
    // BullMQ hands out the signal only to functions that declare all three parameters.
    return async (job: Job, token: string | undefined, given: AbortSignal | undefined): Promise<void> => {
      const signal = given ?? new AbortController().signal;
      const { run, timeoutMs } = knownJob(job);
      const timer =
        timeoutMs === undefined ? undefined : setTimeout(() => cancel(job.id ?? '', TIME_IS_UP), timeoutMs);
      try {
        await untilAborted(run(job.data, contextOf(job, signal, logger)), signal);
      } catch (error) {
        if (!signal.aborted) throw error;
        if (signal.reason === TIME_IS_UP) {
          throw new Error(`It took longer than ${timeoutMs} ms.`, { cause: error });
        }
        // It did not fail: another worker takes it up, and no try is used up.
        await job.moveToWait(token);
        throw new WaitingError();
      } finally {
        clearTimeout(timer);
      }
    };
  }

  return { handle, runWith, queues: () => [...queues.keys()] };
}

function parse<Payload>({ schema }: JobDefinition<Payload>, data: unknown): Payload {
  const payload = schema.safeParse(data);
  if (payload.success) return payload.data;
  throw new UnrecoverableError(`The payload is invalid: ${z.prettifyError(payload.error)}`);
}

function contextOf(job: Job, signal: AbortSignal, logger: Logger): JobContext {
  return {
    // Most jobs have nothing to say.
    get logger() {
      return logger.child({ queue: job.queueName, job: job.name, jobId: job.id });
    },
    attempt: job.attemptsMade + 1,
    signal,
    isLastTry: job.attemptsMade + 1 >= (job.opts.attempts ?? 1),
    reportProgress: (fraction) => job.updateProgress(fraction * 100),
  };
}
