import type { z } from 'zod';

/** A kind of background job, shared by producers and workers. */
export interface JobDefinition<Payload> {
  /** Jobs of one queue share its workers. */
  readonly queue: string;
  readonly name: string;
  /** A short description, for administrators. */
  readonly does: string;
  /** Validates payloads when the job is queued and when it runs. They must survive conversion to JSON. */
  readonly schema: z.ZodType<Payload>;
  /** The number of attempts before it becomes a dead letter. */
  readonly attempts: number;
  /**
   * For scheduled jobs whose next run does the work of one that failed: after its last attempt, one that an outage made
   * fail ends without becoming a dead letter.
   */
  readonly leavesOutagesToNextRun?: boolean;
  /** The delay before the second attempt; it doubles with each further one, less a random part of up to half. */
  readonly backoffMs: number;
  /** Lower numbers run first, from 1 to 1,000; jobs without a priority run before all of them. */
  readonly priority?: number;
  /** The timeout of an attempt. */
  readonly timeoutMs?: number;
  /**
   * Jobs with the same key are merged: while one waits, further requests add nothing; while one runs, any number of
   * requests make it run once more afterwards, with the newest payload. They never run concurrently, except for
   * scheduled jobs, which have no key and may run beside a requested one.
   */
  readonly deduplicate?: (payload: Payload) => string;
  /** How many finished and failed jobs the queue remembers, for 7 and 30 days; by default 1,000 and 10,000. */
  readonly keepCompleted?: number;
  readonly keepFailed?: number;
}

/** The concurrency of a queue. */
export interface QueueLimits {
  /** The most concurrent jobs in one process. */
  readonly concurrency?: number;
  /** The most jobs started per second, over all processes. */
  readonly perSecond?: number;
}

/** The metadata of a job. */
export type JobNotes = Omit<JobDefinition<unknown>, 'schema' | 'deduplicate'> & {
  readonly deduplicate?: unknown;
};

export function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition;
}
