import { type JobSchedulerTemplateOptions, Queue, type QueueOptions } from 'bullmq';
import type { Logger } from '../telemetry/logger.js';
import type { ScheduleDeclarations } from './schedule-declarations.redis.js';

/** When a scheduled job runs: at an interval, or by a cron expression in UTC. */
export type Schedule = { readonly id: string } & ({ readonly everyMs: number } | { readonly cron: string });

export interface DeclaredSchedule {
  readonly queue: string;
  readonly schedule: Schedule;
  /** The job. */
  readonly template: {
    readonly name: string;
    readonly data: unknown;
    readonly opts: JobSchedulerTemplateOptions;
  };
}

export interface StoreSchedulesOptions {
  readonly connection: QueueOptions;
  /** The queues that this process works on. */
  readonly queues: readonly string[];
  readonly schedules: readonly DeclaredSchedule[];
  /** Shares declared schedules between processes. */
  readonly declarations: ScheduleDeclarations;
  readonly logger: Logger;
}

/**
 * Makes the queues' schedules match those that running processes declare: jobs of schedules of former versions would
 * have no handler.
 */
export async function storeSchedules(options: StoreSchedulesOptions): Promise<void> {
  // Declared before it is stored, so that no other process removes it as undeclared.
  await options.declarations.declare(namesOf(options.schedules));
  await forEachQueue(options, async (queue, own) => {
    for (const each of own) await declare(queue, each);
    await removeUndeclared(queue, options);
  });
}

/**
 * Restores missing schedules, which a worker of a version without declarations removes when it starts, and removes
 * those that no process declares any more. Existing ones are left unchanged.
 */
async function lookAfterSchedules(options: StoreSchedulesOptions): Promise<void> {
  await options.declarations.declare(namesOf(options.schedules));
  await forEachQueue(options, async (queue, own) => {
    const present = new Set((await queue.getJobSchedulers()).map(({ key }) => key));
    for (const each of own) {
      if (present.has(each.schedule.id)) continue;
      await declare(queue, each);
      options.logger.info({ queue: queue.name, schedule: each.schedule.id }, 'Restored a missing schedule');
    }
    await removeUndeclared(queue, options);
  });
}

export interface ScheduleKeeper {
  /** Resolves once no maintenance is running. */
  stop(): Promise<void>;
}

/** Maintains schedules at an interval, one run at a time. */
export function keepSchedules(options: StoreSchedulesOptions & { readonly everyMs: number }): ScheduleKeeper {
  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    looking ??= lookAfterSchedules(options)
      .catch((error: unknown) => options.logger.warn({ error }, 'Checking the schedules failed'))
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

/** The queues that this process works on, and those that it has schedules for. */
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
  // Declarations are read after schedules: a schedule is always declared before it is stored.
  const declared = await declarations.declare(own);
  for (const id of others.filter((other) => !declared.has(nameOf(queue.name, other)))) {
    await queue.removeJobScheduler(id);
    logger.info({ queue: queue.name, schedule: id }, 'Removed a schedule that is no longer declared');
  }
}

function repetition(schedule: Schedule) {
  return 'cron' in schedule ? { pattern: schedule.cron, tz: 'UTC' } : { every: schedule.everyMs };
}
