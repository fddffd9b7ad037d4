import type { JobDefinition } from './job-definition.js';

/** What became of a job so far. */
export type JobProgress =
  | { readonly state: 'waiting' | 'done' }
  /** As a fraction from 0 to 1. */
  | { readonly state: 'running'; readonly fraction: number }
  /** Nothing tries it again. */
  | { readonly state: 'failed'; readonly reason: string };

/** The progress of a job, for the caller that requested it. */
export interface JobProgressReader {
  /** Null for a job that is not remembered. */
  progressOf(job: Pick<JobDefinition<never>, 'queue'>, jobId: string): Promise<JobProgress | null>;
}
