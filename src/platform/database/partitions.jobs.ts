import type pg from 'pg';
import { z } from 'zod';
import type { Clock } from '../../shared/clock.js';
import { defineJob } from '../jobs/job-definition.js';
import type { JobWorkers } from '../jobs/job-workers.js';
import { ensureMonthlyPartitions } from './partitions.js';

const DAY_MS = 86_400_000;
/** Late reports still find the month before; the months ahead are there should this job stand still. */
const DAYS_BEHIND = 31;
const DAYS_AHEAD = 62;

export const preparePartitionsJob = defineJob({
  queue: 'maintenance',
  name: 'prepare-partitions',
  does: 'makes the partitions of the months to come',
  schema: z.object({}),
  attempts: 5,
  backoffMs: 60_000,
});

/** Prepares the months that are written to now and soon. */
export async function preparePartitions(pool: pg.Pool, now: Date): Promise<void> {
  const from = new Date(now.getTime() - DAYS_BEHIND * DAY_MS);
  const to = new Date(now.getTime() + DAYS_AHEAD * DAY_MS);
  await ensureMonthlyPartitions(pool, { table: 'watch_history', from, to });
}

/** Keeps doing so every day. */
export function registerPartitionJobs(workers: JobWorkers, pool: pg.Pool, clock: Clock): void {
  workers.handle(preparePartitionsJob, () => preparePartitions(pool, clock.now()));
  workers.schedule(preparePartitionsJob, {}, { id: 'prepare-partitions-daily', everyMs: DAY_MS });
}
