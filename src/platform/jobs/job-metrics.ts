import type { MetricDefinition, Metrics } from '../telemetry/metrics/metric.js';
import type { JobAdministration } from './job-administration.js';

export const JOBS: MetricDefinition = {
  name: 'streamcore_jobs_total',
  help: 'Job attempts by outcome: done, failed, or returned because the process stopped.',
  labels: ['queue', 'job', 'outcome'],
};

export const JOB_DURATION: MetricDefinition = {
  name: 'streamcore_job_duration_seconds',
  help: 'Duration of a job attempt.',
  labels: ['queue', 'job'],
};

const QUEUE_JOBS: MetricDefinition = {
  name: 'streamcore_queue_jobs',
  help: 'Jobs in a queue, of all processes, by state: waiting, active, delayed, dead.',
  labels: ['queue', 'state'],
};

/** The outcome of an attempt. */
export type JobOutcome = 'done' | 'failed' | 'returned';

/** Counts the attempts of one kind of job. */
export type NoteJob = (outcome: JobOutcome, milliseconds: number) => void;

export type JobMeter = (job: { readonly queue: string; readonly name: string }) => NoteJob;

export function createJobMeter(metrics: Metrics): JobMeter {
  const jobs = metrics.counter(JOBS);
  const durations = metrics.durations(JOB_DURATION);
  return ({ queue, name }) => {
    const outcomes = {
      done: jobs.with(queue, name, 'done'),
      failed: jobs.with(queue, name, 'failed'),
      returned: jobs.with(queue, name, 'returned'),
    };
    const duration = durations.with(queue, name);
    return (outcome, milliseconds) => {
      outcomes[outcome].add();
      duration.record(milliseconds);
    };
  };
}

/** Collected whenever this process is scraped. */
export function measureQueues(administration: Pick<JobAdministration, 'queues'>, metrics: Metrics): void {
  metrics.gauge(QUEUE_JOBS, async () =>
    (await administration.queues()).flatMap(({ name, waiting, active, delayed, deadLetters }) => [
      { values: [name, 'waiting'], value: waiting },
      { values: [name, 'active'], value: active },
      { values: [name, 'delayed'], value: delayed },
      { values: [name, 'dead'], value: deadLetters },
    ]),
  );
}
