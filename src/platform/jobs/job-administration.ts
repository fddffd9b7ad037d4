import type { Page, PageRequest } from '../../shared/page.js';
import type { JobLogLine } from './job-log.js';

/** How many jobs of a queue are in which state. */
export interface QueueReport {
  readonly name: string;
  /** Whether it is paused: its jobs wait, and none is started. */
  readonly isPaused: boolean;
  readonly waiting: number;
  readonly active: number;
  /** Scheduled for later, such as the next attempt of a failed job. */
  readonly delayed: number;
  readonly completed: number;
  readonly deadLetters: number;
}

/**
 * A job that was given up: it has failed at every try, or in a way that no other try would mend. It stays until it is
 * replayed or discarded, or its queue's time for such jobs is over.
 */
export interface DeadLetter {
  readonly queue: string;
  /** Unique within the queue. */
  readonly id: string;
  readonly job: string;
  readonly payload: unknown;
  /** The last error. */
  readonly reason: string;
  /** The error of each attempt with its stack, oldest first. */
  readonly errors: readonly string[];
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly failedAt: Date;
}

/** A job, as far as its queue remembers it. */
export interface JobReport {
  readonly queue: string;
  /** Unique within the queue. */
  readonly id: string;
  readonly job: string;
  readonly state: JobState;
  /** Its progress, from 0 to 1. */
  readonly progress: number;
  /** The number of attempts. */
  readonly attempts: number;
  readonly queuedAt: Date;
  /** When the last attempt started. Null when none did. */
  readonly begunAt: Date | null;
  /** Null until it completes or fails for good. */
  readonly endedAt: Date | null;
}

export type JobState = 'waiting' | 'delayed' | 'active' | 'done' | 'failed';

/** Which dead letters of a queue are meant: those to which everything applies that is given. */
export interface DeadLetterFilter {
  readonly ids?: readonly string[] | null;
  readonly job?: string | null;
  /** A substring of the reason. */
  readonly reason?: string | null;
}

/** The queues, for those who run the platform. */
export interface JobAdministration {
  /** In the order of their names. */
  queues(): Promise<QueueReport[]>;
  /** Null for one that is not remembered. */
  job(queue: string, id: string): Promise<JobReport | null>;
  /** What a job noted, the first line first; the last hundred. */
  log(queue: string, id: string): Promise<JobLogLine[]>;
  /**
   * The jobs of a queue that stand somewhere. What waits: the one that is begun next first; what runs: the one that was begun
   * first; what comes later: the soonest; what has ended: the last.
   */
  jobs(queue: string, state: JobState, page: PageRequest): Promise<Page<JobReport>>;
  /** The last one that failed first; of one queue, or of all of them. */
  deadLetters(queue: string | null, page: PageRequest): Promise<Page<DeadLetter>>;
  /**
   * Gives jobs back to their queue with all of their tries, the first one that failed first. Each once, however often and by
   * how many it is asked for.
   * @param most stops after so many
   * @returns how many
   */
  replay(queue: string, filter: DeadLetterFilter, most: number): Promise<number>;
  /** Removes jobs for good. */
  discard(queue: string, filter: DeadLetterFilter, most: number): Promise<number>;
  /** Lets what is running end, and begins nothing more, in any process. */
  pause(queue: string): Promise<void>;
  resume(queue: string): Promise<void>;
}
