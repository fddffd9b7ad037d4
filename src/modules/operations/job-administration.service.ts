import type {
  JobAdministration,
  JobReport,
  JobState,
  QueueReport,
} from '../../platform/jobs/job-administration.js';
import type { JobNotes } from '../../platform/jobs/job-definition.js';
import type { Actor } from '../../shared/actor.js';
import { InvalidInputError } from '../../shared/domain-error.js';
import type { Page, PageRequest } from '../../shared/page.js';
import type { RecordQueueAction } from './queue-audit.js';
import type { RequireQueue } from './require-queue.js';

export type { JobReport, JobState };

/** The longest accepted job id. */
const LONGEST_ID = 200;

/** A kind of job, and how often it is attempted. */
export type JobKind = Pick<JobNotes, 'name' | 'does' | 'attempts'>;

export interface QueueOverview extends QueueReport {
  readonly jobs: readonly JobKind[];
}

export interface JobAdministrationDependencies {
  readonly administration: JobAdministration;
  /** Every kind of job. */
  readonly registry: readonly JobNotes[];
  readonly requireQueue: RequireQueue;
  readonly record: RecordQueueAction;
}

export type JobAdministrationService = ReturnType<typeof createJobAdministrationService>;

/** Queues and their jobs, for administrators. Dead letters have a service of their own. */
export function createJobAdministrationService(dependencies: JobAdministrationDependencies) {
  const { administration, registry, requireQueue, record } = dependencies;

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

    /** @throws InvalidInputError for an unknown queue */
    queue: queueNamed,

    /** Null for a job that its queue no longer keeps. @throws InvalidInputError for an unknown queue */
    async job(queue: string, id: string): Promise<JobReport | null> {
      requireQueue(queue);
      if (id.length > LONGEST_ID) return null;
      return administration.job(queue, id);
    },

    /** A line of a job's log. */
    jobLog: administration.log,

    /** @throws InvalidInputError for an unknown queue */
    async jobs(queue: string, state: JobState, page: PageRequest): Promise<Page<JobReport>> {
      requireQueue(queue);
      return administration.jobs(queue, state, page);
    },

    /** Stops all processes from starting jobs of the queue until it is resumed. @throws InvalidInputError */
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
