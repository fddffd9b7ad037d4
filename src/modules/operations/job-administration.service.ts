import type { AuditLog } from '../../platform/audit/audit-log.js';
import type {
  DeadLetter,
  DeadLetterFilter,
  JobAdministration,
  JobReport,
  JobState,
  QueueReport,
} from '../../platform/jobs/job-administration.js';
import type { JobNotes } from '../../platform/jobs/job-definition.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import { InvalidInputError } from '../../shared/domain-error.js';
import type { Page, PageRequest } from '../../shared/page.js';

export type { DeadLetter, DeadLetterFilter, JobReport, JobState };

/** How many dead letters one call replays or discards. */
export const MOST_AT_ONCE = 1_000;
const LONGEST_TEXT = 200;

/** A kind of job, and what becomes of it when it fails. */
export type JobKind = Pick<JobNotes, 'name' | 'does' | 'attempts'>;

export interface QueueOverview extends QueueReport {
  readonly jobs: readonly JobKind[];
}

export interface JobAdministrationDependencies {
  readonly administration: JobAdministration;
  /** Every kind of job. */
  readonly registry: readonly JobNotes[];
  readonly audit: AuditLog;
  readonly clock: Clock;
}

export type JobAdministrationService = ReturnType<typeof createJobAdministrationService>;

/** The queues and what has failed in them, and what administrators may do about it. */
export function createJobAdministrationService(dependencies: JobAdministrationDependencies) {
  const { administration, registry, audit, clock } = dependencies;

  function requireQueue(queue: string): void {
    if (!registry.some((job) => job.queue === queue)) {
      throw new InvalidInputError({ queue: 'There is no such queue. `admin.queues` lists them.' });
    }
  }

  function requireFilter(queue: string, { ids, job, reason }: DeadLetterFilter): void {
    requireQueue(queue);
    if (ids && (ids.length === 0 || ids.length > MOST_AT_ONCE)) {
      throw new InvalidInputError({ ids: `Choose 1 to ${MOST_AT_ONCE} dead letters.` });
    }
    const tooLong = [...(ids ?? []), job ?? '', reason ?? ''].some(({ length }) => length > LONGEST_TEXT);
    if (tooLong)
      throw new InvalidInputError({ filter: `No text is longer than ${LONGEST_TEXT} characters.` });
  }

  /** Written first: what was asked for is on record, however it ends. */
  function record(
    action: string,
    queue: string,
    actor: Actor,
    details: DeadLetterFilter = {},
  ): Promise<void> {
    const given = Object.entries(details).filter(([, value]) => value !== undefined && value !== null);
    return audit.append({
      actor,
      action: `operations.${action}`,
      subject: { type: 'queue', id: queue },
      details: Object.fromEntries(given),
      occurredAt: clock.now(),
    });
  }

  async function queueNamed(queue: string): Promise<QueueOverview> {
    const found = (await allQueues()).find(({ name }) => name === queue);
    if (!found) throw new InvalidInputError({ queue: 'There is no such queue.' });
    return found;
  }

  async function allQueues(): Promise<QueueOverview[]> {
    return (await administration.queues()).map((report) => ({
      ...report,
      jobs: registry.filter(({ queue }) => queue === report.name),
    }));
  }

  return {
    queues: allQueues,

    /** @throws InvalidInputError where there is no such queue */
    queue: queueNamed,

    /** Null for a job that its queue does not remember. @throws InvalidInputError where there is no such queue */
    async job(queue: string, id: string): Promise<JobReport | null> {
      requireQueue(queue);
      if (id.length > LONGEST_TEXT) return null;
      return administration.job(queue, id);
    },

    /** A line of a job's log. */
    jobLog: administration.log,

    /** @throws InvalidInputError where there is no such queue */
    async jobs(queue: string, state: JobState, page: PageRequest): Promise<Page<JobReport>> {
      requireQueue(queue);
      return administration.jobs(queue, state, page);
    },

    /** @throws InvalidInputError where there is no such queue */
    async deadLetters(queue: string | null, page: PageRequest): Promise<Page<DeadLetter>> {
      if (queue !== null) requireQueue(queue);
      return administration.deadLetters(queue, page);
    },

    /**
     * Has jobs that were given up tried again, from their first try on, the first that failed first.
     * @returns how many; when it is MOST_AT_ONCE, there may be more
     * @throws InvalidInputError
     */
    async replay(queue: string, filter: DeadLetterFilter, actor: Actor): Promise<number> {
      requireFilter(queue, filter);
      await record('dead_letters_replayed', queue, actor, filter);
      return administration.replay(queue, filter, MOST_AT_ONCE);
    },

    /** Removes jobs that were given up, for good. @returns how many @throws InvalidInputError */
    async discard(queue: string, filter: DeadLetterFilter, actor: Actor): Promise<number> {
      requireFilter(queue, filter);
      await record('dead_letters_discarded', queue, actor, filter);
      return administration.discard(queue, filter, MOST_AT_ONCE);
    },

    /** Has no job of the queue begun, in any process, until it is resumed. @throws InvalidInputError */
    async pause(queue: string, actor: Actor): Promise<QueueOverview> {
      requireQueue(queue);
      await record('queue_paused', queue, actor);
      await administration.pause(queue);
      return queueNamed(queue);
    },

    /** @throws InvalidInputError */
    async resume(queue: string, actor: Actor): Promise<QueueOverview> {
      requireQueue(queue);
      await record('queue_resumed', queue, actor);
      await administration.resume(queue);
      return queueNamed(queue);
    },
  };
}
