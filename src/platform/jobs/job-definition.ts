import type { z } from 'zod';

/** A kind of background work, shared by those who ask for it and those who do it. */
export interface JobDefinition<Payload> {
  /** Jobs of one queue share its workers. */
  readonly queue: string;
  readonly name: string;
  /** In a few words, for those who run the platform. */
  readonly does: string;
  /** Checked when the job is queued and when it runs. What it accepts must survive a trip through JSON. */
  readonly schema: z.ZodType<Payload>;
  /** How often it is tried in all before it is kept as failed. */
  readonly attempts: number;
  /** The delay before the second try; it doubles with every further one, less a random part of up to half. */
  readonly backoffMs: number;
  /** Those with a lower number go first, from 1 to 1,000; before all of them, those without one. */
  readonly priority?: number;
  /** How long one try may take. */
  readonly timeoutMs?: number;
  /**
   * Jobs with the same key are one: while it waits, asking again adds nothing; while it runs, asking any number
   * of times makes it run once more afterwards, with the newest payload. Never two at once, but for what comes by a schedule: that
   * has no key, and may run beside one that was asked for.
   */
  readonly deduplicate?: (payload: Payload) => string;
  /** How many finished and failed jobs the queue remembers, for 7 and 30 days; by default 1,000 and 10,000. */
  readonly keepCompleted?: number;
  readonly keepFailed?: number;
}

/** How much of a queue is done at a time. */
export interface QueueLimits {
  /** How many jobs one process runs at a time. */
  readonly concurrency?: number;
  /** The most jobs started per second, over all processes. */
  readonly perSecond?: number;
}

/** What there is to know of a job besides its payload. */
export type JobNotes = Omit<JobDefinition<unknown>, 'schema' | 'deduplicate'> & {
  readonly deduplicate?: unknown;
};

export function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition;
}
