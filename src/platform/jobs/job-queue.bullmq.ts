import { jobOptions } from './bullmq-options.js';
import type { BullQueues } from './bullmq-queues.js';
import type { JobQueue } from './job-queue.js';

export function createBullJobQueue(queues: BullQueues): JobQueue {
  return {
    async enqueue(job, payload, { jobId, delayMs } = {}) {
      const parsed = job.schema.parse(payload);
      await queues.open(job.queue).add(job.name, parsed, {
        ...jobOptions(job, parsed),
        ...(jobId === undefined ? {} : { jobId }),
        ...(delayMs === undefined ? {} : { delay: delayMs }),
      });
    },
  };
}
