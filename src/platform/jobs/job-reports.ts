import { type Job, UnrecoverableError, type Worker } from 'bullmq';
import type { Logger } from '../telemetry/logger.js';

/** Logs the outcomes of a worker's jobs. The queue itself keeps the failed ones, with reason and payload. */
export function reportJobs(worker: Worker, logger: Logger): void {
  worker.on('failed', (job, error) => {
    const about = { job: job?.name, jobId: job?.id, attempts: job?.attemptsMade, error };
    if (job && willRunAgain(job, error)) logger.warn(about, 'A job failed and will be retried');
    else logger.error(about, 'A job failed permanently and is now a dead letter');
  });
  worker.on('stalled', (jobId) =>
    logger.warn({ jobId }, 'A job stalled because its worker is gone; another one will take it'),
  );
  worker.on('error', (error) => logger.debug({ error }, 'A worker cannot reach its queue; retrying'));
}

function willRunAgain(job: Job, error: Error): boolean {
  return !(error instanceof UnrecoverableError) && job.attemptsMade < (job.opts.attempts ?? 1);
}
