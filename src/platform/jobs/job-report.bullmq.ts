import type { JobState as BullState, Job, Queue } from 'bullmq';
import type { JobReport, JobState } from './job-administration.js';
import { type JobLogLine, MOST_LINES, readLogLine } from './job-log.js';

/** BullMQ's unit of progress. */
const WHOLE = 100;

/** All others, such as those of paused queues, are waiting. */
const STATES: Readonly<Partial<Record<BullState | 'unknown', JobState>>> = {
  completed: 'done',
  failed: 'failed',
  active: 'active',
  delayed: 'delayed',
};

/**
 * Null for a job that the queue no longer keeps. Its other keys in Redis, such as `meta`, are named like jobs, but have
 * no state.
 */
export async function reportOfJob(queue: Queue, id: string): Promise<JobReport | null> {
  const state = await queue.getJobState(id);
  if (state === 'unknown') return null;
  // Read after the state, so that a completed job has its complete log.
  const job = await queue.getJob(id);
  if (!job) return null;
  return reportOf(job, STATES[state] ?? 'waiting');
}

export async function logOfJob(queue: Queue, id: string): Promise<JobLogLine[]> {
  const { logs } = await queue.getJobLogs(id, -MOST_LINES, -1);
  return logs.flatMap((line) => readLogLine(line) ?? []);
}

export function reportOf(job: Job, state: JobState): JobReport {
  return {
    queue: job.queueName,
    id: job.id ?? '',
    job: job.name,
    state,
    progress: state === 'done' ? 1 : fractionOf(job.progress),
    attempts: job.attemptsMade,
    queuedAt: new Date(job.timestamp),
    begunAt: dateOf(job.processedOn),
    endedAt: dateOf(job.finishedOn),
  };
}

function fractionOf(progress: unknown): number {
  return typeof progress === 'number' ? progress / WHOLE : 0;
}

function dateOf(instant: number | undefined): Date | null {
  return instant === undefined ? null : new Date(instant);
}
