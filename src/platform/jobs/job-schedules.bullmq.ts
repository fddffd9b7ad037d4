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
  const names = new Set([...options.queues, ...options.schedules.map(({ queue }) => queue)]);
  await forEachQueue(names, options, async (queue, declared) => {
    for (const each of declared) await declare(queue, each);
    const known = new Set(declared.map(({ schedule }) => schedule.id));
    await removeOthers(queue, known, options.logger);
  });
}

/**
 * Declares those again that are gone: a worker of a former version removes, as it starts, what only newer ones know. Those that
 * are there are left as they are.
 */
async function restoreSchedules(options: Omit<StoreSchedulesOptions, 'queues'>): Promise<void> {
  const names = new Set(options.schedules.map(({ queue }) => queue));
  await forEachQueue(names, options, async (queue, declared) => {
    const present = new Set((await queue.getJobSchedulers()).map(({ key }) => key));
    for (const each of declared) {
      if (present.has(each.schedule.id)) continue;
      await declare(queue, each);
      options.logger.info(
        { queue: queue.name, schedule: each.schedule.id },
        'A schedule that was gone is declared again',
      );
    }
  });
}

export interface ScheduleKeeper {
  stop(): void;
}

/** Restores schedules at an interval, one time after the other. */
export function keepSchedules(
  options: Omit<StoreSchedulesOptions, 'queues'> & { readonly everyMs: number },
): ScheduleKeeper {
  let restoring: Promise<void> | null = null;
  const timer = setInterval(() => {
    restoring ??= restoreSchedules(options)
      .catch((error: unknown) => options.logger.warn({ error }, 'Schedules could not be looked after'))
      .finally(() => {
        restoring = null;
      });
  }, options.everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

async function forEachQueue(
  names: Iterable<string>,
  { connection, schedules }: Pick<StoreSchedulesOptions, 'connection' | 'schedules'>,
  act: (queue: Queue, declared: readonly DeclaredSchedule[]) => Promise<void>,
): Promise<void> {
  for (const name of names) {
    const queue = new Queue(name, connection);
    try {
      await act(
        queue,
        schedules.filter((declared) => declared.queue === name),
      );
    } finally {
      await queue.close();
    }
  }
}

async function declare(queue: Queue, { schedule, template }: DeclaredSchedule): Promise<void> {
  await queue.upsertJobScheduler(schedule.id, repetition(schedule), template);
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
