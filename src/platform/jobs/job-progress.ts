import type { JobDefinition } from './job-definition.js';

/** The state of a job. */
export type JobProgress =
  | { readonly state: 'waiting' | 'done' }
  /** As a fraction from 0 to 1. */
  | { readonly state: 'running'; readonly fraction: number }
  /** It will not be retried. */
  | { readonly state: 'failed'; readonly reason: string };

/** The progress of a job, for the caller that requested it. */
export interface JobProgressReader {
  /** Null for a job that is no longer kept. */
  progressOf(job: Pick<JobDefinition<never>, 'queue'>, jobId: string): Promise<JobProgress | null>;
}
