import type { JobsOptions } from 'bullmq';
import type { JobDefinition } from './job-definition.js';
import { MOST_LINES } from './job-log.js';

/** The braces keep all queues on one node of a cluster, which BullMQ's scripts require. */
export function queuePrefix(prefix: string): string {
  return `{${prefix}}`;
}

export type RetryOptions = Pick<
  JobsOptions,
  'attempts' | 'backoff' | 'keepLogs' | 'priority' | 'removeOnComplete' | 'removeOnFail'
>;

const DAY_SECONDS = 86_400;
/**
 * Payloads may be personal, such as the recipient of an e-mail: none is kept for longer than the time until an
 * account's erasure. BullMQ deletes old jobs whenever another job of the queue ends in the same way, and a job of
 * ours does it daily.
 */
export const COMPLETED_SECONDS = 7 * DAY_SECONDS;
export const FAILED_SECONDS = 30 * DAY_SECONDS;

export function retryOptions<Payload>(job: JobDefinition<Payload>): RetryOptions {
  const { attempts, backoffMs, priority, keepCompleted = 1_000, keepFailed = 10_000 } = job;
  return {
    attempts,
    keepLogs: MOST_LINES,
    backoff: { type: 'exponential', delay: backoffMs, jitter: 0.5 },
    ...(priority === undefined ? {} : { priority }),
    removeOnComplete: { count: keepCompleted, age: COMPLETED_SECONDS },
    removeOnFail: { count: keepFailed, age: FAILED_SECONDS },
  };
}

export function jobOptions<Payload>(job: JobDefinition<Payload>, payload: Payload): JobsOptions {
  if (!job.deduplicate) return retryOptions(job);
  return {
    ...retryOptions(job),
    deduplication: { id: `${job.name}:${job.deduplicate(payload)}`, keepLastIfActive: true },
  };
}
