import type { JobDefinition } from './job-definition.js';

export interface EnqueueOptions {
  /** Asking twice with the same id, such as that of the event which causes the job, queues one job. */
  readonly jobId?: string;
  readonly delayMs?: number;
}

/** Where services hand in work to be done later, by whichever worker is free. */
export interface JobQueue {
  /**
   * Resolves once the job is stored.
   * @throws ZodError when the payload does not fit the job's schema
   */
  enqueue<Payload>(
    job: JobDefinition<Payload>,
    payload: NoInfer<Payload>,
    options?: EnqueueOptions,
  ): Promise<void>;
}
