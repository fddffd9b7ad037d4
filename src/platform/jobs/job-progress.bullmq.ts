import type { BullQueues } from './bullmq-queues.js';
import type { JobProgressReader } from './job-progress.js';

/** BullMQ's unit of progress. */
const WHOLE = 100;

export function createBullJobProgress(queues: BullQueues): JobProgressReader {
  return {
    async progressOf({ queue }, jobId) {
      const job = await queues.open(queue).getJob(jobId);
      if (!job) return null;
      const state = await job.getState();
      if (state === 'completed') return { state: 'done' };
      if (state === 'failed') return { state, reason: job.failedReason };
      if (state !== 'active') return { state: 'waiting' };
      return { state: 'running', fraction: typeof job.progress === 'number' ? job.progress / WHOLE : 0 };
    },
  };
}
