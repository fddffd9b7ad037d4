import { type JobSchedulerTemplateOptions, Queue, type QueueOptions } from 'bullmq';
import type { Logger } from '../telemetry/logger.js';

/** When a job comes by itself: at an interval, or by a cron expression in UTC. */
export type Schedule = { readonly id: string } & ({ readonly everyMs: number } | { readonly cron: string });

export interface DeclaredSchedule {
  readonly queue: string;
  readonly schedule: Schedule;
  /** What it makes. */
  readonly template: {
    readonly name: string;
    readonly data: unknown;
    readonly opts: JobSchedulerTemplateOptions;
  };
}

export interface StoreSchedulesOptions {
  readonly connection: QueueOptions;
  /** Those that this process works on. */
  readonly queues: Iterable<string>;
  readonly schedules: readonly DeclaredSchedule[];
  readonly logger: Logger;
}

/**
 * Has the queues follow the schedules that are declared, and those alone: the jobs of a schedule of former versions would
 * find no handler.
 */
export async function storeSchedules(options: StoreSchedulesOptions): Promise<void> {
  const { connection, schedules, logger } = options;
  const names = new Set([...options.queues, ...schedules.map(({ queue }) => queue)]);
  for (const name of names) {
    const declared = schedules.filter(({ queue }) => queue === name);
    const queue = new Queue(name, connection);
    try {
      for (const { schedule, template } of declared) {
        await queue.upsertJobScheduler(schedule.id, repetition(schedule), template);
      }
      const known = new Set(declared.map(({ schedule }) => schedule.id));
      await removeOthers(queue, known, logger);
    } finally {
      await queue.close();
    }
  }
}

async function removeOthers(queue: Queue, known: ReadonlySet<string>, logger: Logger): Promise<void> {
  for (const { key } of await queue.getJobSchedulers()) {
    if (known.has(key)) continue;
    await queue.removeJobScheduler(key);
    logger.info(
      { queue: queue.name, schedule: key },
      'A schedule that nothing declares any more was removed',
    );
  }
}

function repetition(schedule: Schedule) {
  return 'cron' in schedule ? { pattern: schedule.cron, tz: 'UTC' } : { every: schedule.everyMs };
}
