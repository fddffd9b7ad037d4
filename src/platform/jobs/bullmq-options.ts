import type { JobsOptions } from 'bullmq';
import type { JobDefinition } from './job-definition.js';

/** The braces keep all of our queues on one node of a cluster, which BullMQ's scripts demand. */
export function queuePrefix(prefix: string): string {
  return `{${prefix}}`;
}

export type RetryOptions = Pick<JobsOptions, 'attempts' | 'backoff' | 'removeOnComplete' | 'removeOnFail'>;

export function retryOptions<Payload>(job: JobDefinition<Payload>): RetryOptions {
  const { attempts, backoffMs, keepCompleted = 1_000, keepFailed = 10_000 } = job;
  return {
    attempts,
    backoff: { type: 'exponential', delay: backoffMs, jitter: 0.5 },
    removeOnComplete: { count: keepCompleted },
    removeOnFail: { count: keepFailed },
  };
}

export function jobOptions<Payload>(job: JobDefinition<Payload>, payload: Payload): JobsOptions {
  if (!job.deduplicate) return retryOptions(job);
  return {
    ...retryOptions(job),
    deduplication: { id: `${job.name}:${job.deduplicate(payload)}`, keepLastIfActive: true },
  };
}
