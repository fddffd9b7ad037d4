import type { Job } from 'bullmq';
import { decodeCursor, encodeCursor } from '../../shared/cursor.js';
import { toPage } from '../../shared/page.js';
import type { RedisClient } from '../redis/redis-client.js';
import type { BullQueues } from './bullmq-queues.js';
import {
  type DeadLetterPlace,
  deadLettersAfter,
  discardDeadLetter,
  isAfter,
  matching,
  placeOf,
  replayDeadLetter,
} from './dead-letters.bullmq.js';
import type { DeadLetter, DeadLetterFilter, JobAdministration, QueueReport } from './job-administration.js';
import { logOfJob, reportOfJob } from './job-report.bullmq.js';
import { listJobs } from './jobs-by-state.bullmq.js';

export interface BullJobAdministrationOptions {
  readonly redis: RedisClient;
  readonly queues: BullQueues;
  /** The names of the queues. */
  readonly known: readonly string[];
}

export function createBullJobAdministration(options: BullJobAdministrationOptions): JobAdministration {
  const { redis, queues } = options;
  const known = options.known.toSorted();

  async function report(name: string): Promise<QueueReport> {
    const queue = queues.open(name);
    const [isPaused, counts] = await Promise.all([queue.isPaused(), queue.getJobCounts()]);
    const {
      waiting = 0,
      paused = 0,
      prioritized = 0,
      active = 0,
      delayed = 0,
      completed = 0,
      failed = 0,
    } = counts;
    return {
      name,
      isPaused,
      waiting: waiting + paused + prioritized,
      active,
      delayed,
      completed,
      deadLetters: failed,
    };
  }

  async function firstOf(name: string, after: DeadLetterPlace | null, most: number): Promise<DeadLetter[]> {
    const letters: DeadLetter[] = [];
    for await (const letter of deadLettersAfter(redis, queues.open(name), after)) {
      letters.push(letter);
      if (letters.length === most) break;
    }
    return letters;
  }

  /**
   * Applies an action to each selected dead letter, batch by batch: the calls of a batch are sent one after the other,
   * and their replies awaited together. @returns how many
   */
  async function each(
    name: string,
    filter: DeadLetterFilter,
    most: number,
    work: (job: Job) => Promise<boolean>,
  ): Promise<number> {
    const queue = queues.open(name);
    let done = 0;
    for await (const batch of matching(redis, queue, filter)) {
      let begin = 0;
      while (begin < batch.length && done < most) {
        const end = begin + most - done;
        const worked = await Promise.all(batch.slice(begin, end).map(work));
        done += worked.filter(Boolean).length;
        begin = end;
      }
      if (done === most) break;
    }
    return done;
  }

  return {
    queues: () => Promise.all(known.map(report)),
    job: (name, id) => reportOfJob(queues.open(name), id),
    log: (name, id) => logOfJob(queues.open(name), id),
    jobs: (name, state, page) => listJobs(redis, queues.open(name), state, page),
    async deadLetters(name, { first, after }) {
      const place = after === null ? null : readPlace(after);
      const names = name === null ? known : [name];
      const letters = await Promise.all(names.map((one) => firstOf(one, place, first + 1)));
      const sorted = letters.flat().toSorted((a, b) => (isAfter(placeOf(a), placeOf(b)) ? 1 : -1));
      return toPage(sorted, first, (letter) => {
        const { failedAt, name: placeName } = placeOf(letter);
        return encodeCursor([failedAt, placeName]);
      });
    },
    replay: (name, filter, most) => each(name, filter, most, replayDeadLetter),
    discard: (name, filter, most) =>
      each(name, filter, most, ({ id = '' }) => discardDeadLetter(redis, queues.open(name), id)),
    pause: (name) => queues.open(name).pause(),
    resume: (name) => queues.open(name).resume(),
  };
}

function readPlace(cursor: string): DeadLetterPlace {
  const [failedAt, name] = decodeCursor(cursor, ['number', 'string']) as [number, string];
  return { failedAt, name };
}
