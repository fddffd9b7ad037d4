import type { Page, PageRequest } from '../../shared/page.js';
import type { JobLogLine } from './job-log.js';

/** The number of jobs of a queue by state. */
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
 * A job that failed for good: at every attempt, or in a way that no retry would fix. It is kept until it is replayed
 * or discarded, or expires.
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

/** A job, as its queue remembers it. */
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

/** Selects dead letters of a queue: those that match every given field. */
export interface DeadLetterFilter {
  readonly ids?: readonly string[] | null;
  readonly job?: string | null;
  /** A substring of the reason. */
  readonly reason?: string | null;
}

/** The administration of queues. */
export interface JobAdministration {
  /** Ordered by name. */
  queues(): Promise<QueueReport[]>;
  /** Null for a job that is no longer kept. */
  job(queue: string, id: string): Promise<JobReport | null>;
  /** The log of a job, first line first; the last hundred lines. */
  log(queue: string, id: string): Promise<JobLogLine[]>;
  /**
   * The jobs of a queue in a state. Waiting jobs: next to start first; active ones: first started first; delayed
   * ones: earliest first; ended ones: latest first.
   */
  jobs(queue: string, state: JobState, page: PageRequest): Promise<Page<JobReport>>;
  /** Latest failure first; of one queue, or of all of them. */
  deadLetters(queue: string | null, page: PageRequest): Promise<Page<DeadLetter>>;
  /**
   * Retries dead letters with all their attempts, oldest failure first. Each once, even with concurrent calls.
   * @param most stops after this many
   * @returns how many
   */
  replay(queue: string, filter: DeadLetterFilter, most: number): Promise<number>;
  /** Deletes jobs permanently. */
  discard(queue: string, filter: DeadLetterFilter, most: number): Promise<number>;
  /** Stops all processes from starting jobs; running jobs finish. */
  pause(queue: string): Promise<void>;
  resume(queue: string): Promise<void>;
}
