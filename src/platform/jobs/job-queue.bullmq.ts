import { noTracing, type Tracing } from '../telemetry/tracing/tracing.js';
import { jobOptions } from './bullmq-options.js';
import type { BullQueues } from './bullmq-queues.js';
import type { JobQueue } from './job-queue.js';

/** Stores the trace context with the job, in the field that BullMQ itself uses for it. */
export function createBullJobQueue(
  queues: BullQueues,
  tracing: Pick<Tracing, 'within' | 'traceparent'> = noTracing,
): JobQueue {
  return {
    async enqueue(job, payload, { jobId, delayMs } = {}) {
      const parsed = job.schema.parse(payload);
      await tracing.within({ kind: 'enqueue', queue: job.queue, job: job.name }, () => {
        const metadata = tracing.traceparent();
        return queues.open(job.queue).add(job.name, parsed, {
          ...jobOptions(job, parsed),
          ...(jobId === undefined ? {} : { jobId }),
          ...(delayMs === undefined ? {} : { delay: delayMs }),
          ...(metadata === null ? {} : { telemetry: { metadata } }),
        });
      });
    },
  };
}
