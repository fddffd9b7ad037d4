import type pg from 'pg';
import { z } from 'zod';
import type { Clock } from '../../shared/clock.js';
import { defineJob } from '../jobs/job-definition.js';
import type { JobWorkers } from '../jobs/job-workers.js';
import { dropMonthlyPartitions, ensureMonthlyPartitions } from './partitions.js';

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

export const dropPartitionsJob = defineJob({
  queue: 'maintenance',
  name: 'drop-partitions',
  does: 'drops the months of the history whose time is over',
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

export interface PartitionWork {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  /** How many whole months of the history are kept, beside the one that runs. */
  readonly historyMonths: number;
}

/** Keeps doing so every day, and drops the months whose time is over. */
export function registerPartitionJobs(
  workers: JobWorkers,
  { pool, clock, historyMonths }: PartitionWork,
): void {
  workers.handle(preparePartitionsJob, () => preparePartitions(pool, clock.now()));
  workers.handle(dropPartitionsJob, async (_payload, { logger }) => {
    const now = clock.now();
    const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - historyMonths));
    const dropped = await dropMonthlyPartitions(pool, { table: 'watch_history', before });
    if (dropped > 0) logger.info({ dropped, before }, 'Months of the history were dropped');
  });
  workers.schedule(dropPartitionsJob, {}, { id: 'drop-partitions-daily', everyMs: DAY_MS });
  workers.schedule(preparePartitionsJob, {}, { id: 'prepare-partitions-daily', everyMs: DAY_MS });
}
