import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-definition.js';
import type { JobWorkers } from '../../../platform/jobs/job-workers.js';
import type { ExperimentOutcomes } from '../experiments/experiment-outcomes.js';
import type { ImpressionService } from './impression.service.js';

const QUEUE = 'impressions';
const HOUR_MS = 3_600_000;

export const recordPlayJob = defineJob({
  queue: QUEUE,
  name: 'record-play',
  does: 'attributes a play to the rail that showed the title',
  schema: z.object({ profileId: z.uuid(), titleId: z.uuid(), playedAt: z.iso.datetime() }),
  attempts: 5,
  backoffMs: 1_000,
});

export const forgetImpressionsJob = defineJob({
  queue: QUEUE,
  name: 'forget-impressions',
  does: 'removes impressions and plays of a profile that cleared its history',
  schema: z.object({ profileId: z.uuid(), until: z.iso.datetime() }),
  attempts: 8,
  backoffMs: 5_000,
});

export const settleExperimentsJob = defineJob({
  queue: 'maintenance',
  name: 'settle-experiments',
  does: 'stores the final outcome of recommendation experiments that ended two days ago',
  schema: z.object({}),
  attempts: 5,
  backoffMs: 60_000,
});

/** The handlers and schedules of impression jobs. */
export function registerImpressionJobs(
  workers: JobWorkers,
  service: ImpressionService,
  outcomes: ExperimentOutcomes,
): void {
  workers.handle(recordPlayJob, ({ playedAt, ...play }) =>
    service.recordPlay({ ...play, playedAt: new Date(playedAt) }),
  );
  workers.handle(forgetImpressionsJob, ({ profileId, until }) => service.forget(profileId, new Date(until)));
  workers.handle(settleExperimentsJob, (_payload, { signal }) => outcomes.settle(signal));
  workers.schedule(settleExperimentsJob, {}, { id: 'settle-experiments-hourly', everyMs: HOUR_MS });
}
