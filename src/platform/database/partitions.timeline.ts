import type pg from 'pg';
import type { Clock } from '../../shared/clock.js';
import type { TimelinePart } from '../../shared/timeline.js';
import { preparePartitions } from './partitions.jobs.js';

/** Creates partitions whenever a month (UTC) begins. */
export function createPartitionTimeline(pool: pg.Pool, clock: Clock): TimelinePart {
  let prepared: string | null = null;

  return {
    nextDueAt: async () => {
      const now = clock.now();
      return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1));
    },
    async passed(now) {
      const month = now.toISOString().slice(0, 'YYYY-MM'.length);
      if (month === prepared) return;
      await preparePartitions(pool, now);
      prepared = month;
    },
  };
}
