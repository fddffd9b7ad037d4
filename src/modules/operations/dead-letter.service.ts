import type {
  DeadLetter,
  DeadLetterFilter,
  JobAdministration,
} from '../../platform/jobs/job-administration.js';
import type { Actor } from '../../shared/actor.js';
import { InvalidInputError } from '../../shared/domain-error.js';
import type { Page, PageRequest } from '../../shared/page.js';
import type { RecordQueueAction } from './queue-audit.js';
import type { RequireQueue } from './require-queue.js';

export type { DeadLetter, DeadLetterFilter };

/** How many dead letters one call replays or discards. */
export const MOST_AT_ONCE = 1_000;
const LONGEST_TEXT = 200;

export interface DeadLetterDependencies {
  readonly administration: JobAdministration;
  readonly requireQueue: RequireQueue;
  readonly record: RecordQueueAction;
}

export type DeadLetterService = ReturnType<typeof createDeadLetterService>;

/** Jobs that failed for good: lists, replays and discards them, for administrators. */
export function createDeadLetterService({ administration, requireQueue, record }: DeadLetterDependencies) {
  function requireFilter(queue: string, { ids, job, reason }: DeadLetterFilter): void {
    requireQueue(queue);
    if (ids && (ids.length === 0 || ids.length > MOST_AT_ONCE)) {
      throw new InvalidInputError({ ids: `Choose 1 to ${MOST_AT_ONCE} dead letters.` });
    }
    const tooLong = [...(ids ?? []), job ?? '', reason ?? ''].some(({ length }) => length > LONGEST_TEXT);
    if (tooLong)
      throw new InvalidInputError({ filter: `No text is longer than ${LONGEST_TEXT} characters.` });
  }

  return {
    /** @throws InvalidInputError for an unknown queue */
    async list(queue: string | null, page: PageRequest): Promise<Page<DeadLetter>> {
      if (queue !== null) requireQueue(queue);
      return administration.deadLetters(queue, page);
    },

    /**
     * Retries dead letters with all their attempts, oldest failure first.
     * @returns how many; when it is MOST_AT_ONCE, there may be more
     * @throws InvalidInputError
     */
    async replay(queue: string, filter: DeadLetterFilter, actor: Actor): Promise<number> {
      requireFilter(queue, filter);
      await record('dead_letters_replayed', queue, actor, filter);
      return administration.replay(queue, filter, MOST_AT_ONCE);
    },

    /** Deletes dead letters permanently. @returns how many @throws InvalidInputError */
    async discard(queue: string, filter: DeadLetterFilter, actor: Actor): Promise<number> {
      requireFilter(queue, filter);
      await record('dead_letters_discarded', queue, actor, filter);
      return administration.discard(queue, filter, MOST_AT_ONCE);
    },
  };
}
