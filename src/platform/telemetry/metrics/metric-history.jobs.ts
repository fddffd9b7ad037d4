import { z } from 'zod';
import { defineJob } from '../../jobs/job-definition.js';
import type { JobWorkers } from '../../jobs/job-workers.js';
import type { MetricHistory } from './metric-history.js';

const EVERY_MS = 30_000;

export const rollUpMetricsJob = defineJob({
  queue: 'metrics',
  name: 'roll-up-metrics',
  does: 'rolls up metrics to minutes, hours and days, and removes those older than a month',
  schema: z.object({}),
  attempts: 3,
  leavesOutagesToNextRun: true,
  backoffMs: 5_000,
  timeoutMs: 60_000,
  deduplicate: () => 'all',
  keepCompleted: 10,
});

export function registerMetricJobs(workers: JobWorkers, history: MetricHistory): void {
  workers.handle(rollUpMetricsJob, () => history.rollUp());
  workers.schedule(rollUpMetricsJob, {}, { id: 'roll-up-metrics', everyMs: EVERY_MS });
}
