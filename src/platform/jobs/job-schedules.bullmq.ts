import { type JobSchedulerTemplateOptions, Queue, type QueueOptions } from 'bullmq';
import type { Logger } from '../telemetry/logger.js';
import type { ScheduleDeclarations } from './schedule-declarations.redis.js';

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
  readonly queues: readonly string[];
  readonly schedules: readonly DeclaredSchedule[];
  /** Where this process says so, and hears what others declare. */
  readonly declarations: ScheduleDeclarations;
  readonly logger: Logger;
}

/**
 * Has the queues follow the schedules that this process declares, and those alone beside what other running processes do:
 * the jobs of a schedule of former versions would find no handler.
 */
export async function storeSchedules(options: StoreSchedulesOptions): Promise<void> {
  // First, so that nobody who sees one of them takes it for one that nobody declares.
  await options.declarations.declare(namesOf(options.schedules));
  await forEachQueue(options, async (queue, own) => {
    for (const each of own) await declare(queue, each);
    await removeUndeclared(queue, options);
  });
}

/**
 * Declares those again that are gone, which a worker of a version that did not look at what others declare removes as it
 * starts, and removes those whose last process has ended. Those that are there are left as they are.
 */
async function lookAfterSchedules(options: StoreSchedulesOptions): Promise<void> {
  await options.declarations.declare(namesOf(options.schedules));
  await forEachQueue(options, async (queue, own) => {
    const present = new Set((await queue.getJobSchedulers()).map(({ key }) => key));
    for (const each of own) {
      if (present.has(each.schedule.id)) continue;
      await declare(queue, each);
      options.logger.info(
        { queue: queue.name, schedule: each.schedule.id },
        'A schedule that was gone is declared again',
      );
    }
    await removeUndeclared(queue, options);
  });
}

export interface ScheduleKeeper {
  /** Resolves once nothing is being looked after any more. */
  stop(): Promise<void>;
}

/** Looks after schedules at an interval, one time after the other. */
export function keepSchedules(options: StoreSchedulesOptions & { readonly everyMs: number }): ScheduleKeeper {
  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    looking ??= lookAfterSchedules(options)
      .catch((error: unknown) => options.logger.warn({ error }, 'Schedules could not be looked after'))
      .finally(() => {
        looking = null;
      });
  }, options.everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

function namesOf(schedules: readonly DeclaredSchedule[]): string[] {
  return schedules.map(({ queue, schedule }) => nameOf(queue, schedule.id));
}

function nameOf(queue: string, id: string): string {
  return `${queue} ${id}`;
}

/** Those that this process works on, and those that it has schedules for. */
async function forEachQueue(
  { connection, queues, schedules }: StoreSchedulesOptions,
  act: (queue: Queue, own: readonly DeclaredSchedule[]) => Promise<void>,
): Promise<void> {
  for (const name of new Set([...queues, ...schedules.map(({ queue }) => queue)])) {
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

async function removeUndeclared(
  queue: Queue,
  { schedules, declarations, logger }: StoreSchedulesOptions,
): Promise<void> {
  const own = namesOf(schedules);
  const present = (await queue.getJobSchedulers()).map(({ key }) => key);
  const others = present.filter((id) => !own.includes(nameOf(queue.name, id)));
  if (others.length === 0) return;
  // Asked once they were seen: whoever stores a schedule has declared it before.
  const declared = await declarations.declare(own);
  for (const id of others.filter((other) => !declared.has(nameOf(queue.name, other)))) {
    await queue.removeJobScheduler(id);
    logger.info({ queue: queue.name, schedule: id }, 'A schedule that nothing declares any more was removed');
  }
}

function repetition(schedule: Schedule) {
  return 'cron' in schedule ? { pattern: schedule.cron, tz: 'UTC' } : { every: schedule.everyMs };
}
