import type { JobDefinition } from './job-definition.js';

export interface EnqueueOptions {
  /** Enqueuing twice with the same id, such as that of the causing event, creates one job. */
  readonly jobId?: string;
  readonly delayMs?: number;
}

/** Where services enqueue work, to be done later by any free worker. */
export interface JobQueue {
  /**
   * Resolves once the job is stored.
   * @throws ZodError when the payload does not match the job's schema
   */
  enqueue<Payload>(
    job: JobDefinition<Payload>,
    payload: NoInfer<Payload>,
    options?: EnqueueOptions,
  ): Promise<void>;
}
