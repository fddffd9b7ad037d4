import type pg from 'pg';
import { z } from 'zod';
import type { Clock } from '../../shared/clock.js';
import { firstKeptMonth } from '../../shared/kept-months.js';
import { defineJob } from '../jobs/job-definition.js';
import type { JobWorkers } from '../jobs/job-workers.js';
import { dropMonthlyPartitions, ensureMonthlyPartitions, type Retire } from './partitions.js';

const DAY_MS = 86_400_000;
/** The previous month for late reports, and some months ahead in case this job fails for a while. */
const DAYS_BEHIND = 31;
const DAYS_AHEAD = 62;
const TABLES = ['watch_history', 'access_entries', 'rail_impressions'] as const;

export const preparePartitionsJob = defineJob({
  queue: 'maintenance',
  name: 'prepare-partitions',
  does: 'creates the partitions of coming months',
  schema: z.object({}),
  attempts: 5,
  backoffMs: 60_000,
});

export const dropPartitionsJob = defineJob({
  queue: 'maintenance',
  name: 'drop-partitions',
  does: 'drops expired months of history, access log and impressions',
  schema: z.object({}),
  attempts: 5,
  backoffMs: 60_000,
});

/** Creates the partitions of the current and the next months. */
export async function preparePartitions(pool: pg.Pool, now: Date): Promise<void> {
  const from = new Date(now.getTime() - DAYS_BEHIND * DAY_MS);
  const to = new Date(now.getTime() + DAYS_AHEAD * DAY_MS);
  for (const table of TABLES) await ensureMonthlyPartitions(pool, { table, from, to });
}

export interface PartitionWork {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  /** A table whose rows are kept for some months only. */
  readonly kept: readonly KeptTable[];
}

export interface KeptTable {
  readonly table: (typeof TABLES)[number];
  /** How many whole months are kept, besides the current one. */
  readonly months: number;
  /** Records what must be known of a month when it is dropped. */
  readonly retire?: Retire;
}

/** Creates partitions every day, and drops expired ones. */
export function registerPartitionJobs(workers: JobWorkers, { pool, clock, kept }: PartitionWork): void {
  workers.handle(preparePartitionsJob, () => preparePartitions(pool, clock.now()));
  workers.handle(dropPartitionsJob, async (_payload, { logger }) => {
    for (const { table, months, retire } of kept) {
      const before = firstKeptMonth(clock.now(), months);
      const dropped = await dropMonthlyPartitions(pool, { table, before, retire });
      if (dropped > 0) logger.info({ table, dropped, before }, 'Dropped expired monthly partitions');
    }
  });
  workers.schedule(dropPartitionsJob, {}, { id: 'drop-partitions-daily', everyMs: DAY_MS });
  workers.schedule(preparePartitionsJob, {}, { id: 'prepare-partitions-daily', everyMs: DAY_MS });
}
