import type { Queue } from 'bullmq';
import { z } from 'zod';
import { COMPLETED_SECONDS, FAILED_SECONDS } from './bullmq-options.js';
import { defineJob } from './job-definition.js';
import type { JobWorkers } from './job-workers.js';

const DAY_MS = 86_400_000;
const MOST_AT_ONCE = 1_000;

export const forgetEndedJobsJob = defineJob({
  queue: 'maintenance',
  name: 'forget-ended-jobs',
  does: 'removes old completed and failed jobs with their payloads',
  schema: z.object({}),
  attempts: 5,
  backoffMs: 60_000,
});

/** Deletes old ended jobs. A queue in which no other job ends would keep them forever. */
export async function forgetEndedJobs(queue: Pick<Queue, 'clean'>): Promise<void> {
  await removeAll(queue, 'completed', COMPLETED_SECONDS);
  await removeAll(queue, 'failed', FAILED_SECONDS);
}

async function removeAll(
  queue: Pick<Queue, 'clean'>,
  state: 'completed' | 'failed',
  keptSeconds: number,
): Promise<void> {
  let removed: readonly string[];
  do {
    removed = await queue.clean(keptSeconds * 1000, MOST_AT_ONCE, state);
  } while (removed.length === MOST_AT_ONCE);
}

/** Runs this daily. */
export function registerEndedJobs(workers: JobWorkers, queues: readonly Queue[]): void {
  workers.handle(forgetEndedJobsJob, async () => {
    for (const queue of queues) await forgetEndedJobs(queue);
  });
  workers.schedule(forgetEndedJobsJob, {}, { id: 'forget-ended-jobs-daily', everyMs: DAY_MS });
}
