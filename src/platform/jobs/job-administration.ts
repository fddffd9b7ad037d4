import type { Page, PageRequest } from '../../shared/page.js';

/** How many jobs of a queue are in which state. */
export interface QueueReport {
  readonly name: string;
  /** Its jobs wait, and none is begun. */
  readonly isPaused: boolean;
  readonly waiting: number;
  readonly active: number;
  /** To be done later, such as the next try of one that failed. */
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
  /** What went wrong in the end. */
  readonly reason: string;
  /** What went wrong at each try, with its stack, the first one first. */
  readonly errors: readonly string[];
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly failedAt: Date;
}

/** Which dead letters of a queue are meant: those to which everything applies that is given. */
export interface DeadLetterFilter {
  readonly ids?: readonly string[] | null;
  readonly job?: string | null;
  /** Part of the reason. */
  readonly reason?: string | null;
}

/** The queues, for those who run the platform. */
export interface JobAdministration {
  /** In the order of their names. */
  queues(): Promise<QueueReport[]>;
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
