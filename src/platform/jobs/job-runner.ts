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

type Run = (payload: unknown, context: JobContext) => Promise<void>;

/** Finds the handler of a job, parses the payload for it, and bounds its time. */
export function createJobRunner(logger: Logger) {
  const queues = new Map<string, Map<string, Run>>();

  function handle<Payload>(job: JobDefinition<Payload>, handler: JobHandler<Payload>): void {
    const runs = queues.get(job.queue) ?? new Map<string, Run>();
    queues.set(job.queue, runs);
    runs.set(job.name, (data, context) => handleParsed(job, handler, data, context));
  }

  // BullMQ hands out the signal only to functions that declare all three parameters.
  async function run(job: Job, token: string | undefined, stopped: AbortSignal | undefined): Promise<void> {
    const runJob = queues.get(job.queueName)?.get(job.name);
    // Worth another try: during a deployment a newer worker may know it.
    if (!runJob) throw new Error(`This worker does not know the job "${job.name}".`);
    const context: JobContext = {
      logger: logger.child({ queue: job.queueName, job: job.name, jobId: job.id }),
      attempt: job.attemptsMade + 1,
      signal: stopped ?? new AbortController().signal,
      isLastTry: job.attemptsMade + 1 >= (job.opts.attempts ?? 1),
      reportProgress: (fraction) => job.updateProgress(fraction * 100),
    };
    try {
      await runJob(job.data, context);
    } catch (error) {
      if (!stopped?.aborted) throw error;
      // It did not fail: another worker takes it up, and no try is used up.
      await job.moveToWait(token);
      throw new WaitingError();
    }
  }

  return { handle, run, queues: () => [...queues.keys()] };
}

async function handleParsed<Payload>(
  { schema, timeoutMs }: JobDefinition<Payload>,
  handler: JobHandler<Payload>,
  data: unknown,
  context: JobContext,
): Promise<void> {
  const payload = schema.safeParse(data);
  if (!payload.success)
    throw new UnrecoverableError(`The payload is invalid: ${z.prettifyError(payload.error)}`);
  const signal =
    timeoutMs === undefined
      ? context.signal
      : AbortSignal.any([context.signal, AbortSignal.timeout(timeoutMs)]);
  await untilAborted(handler(payload.data, { ...context, signal }), signal);
}
