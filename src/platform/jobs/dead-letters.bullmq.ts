import type { Job, Queue } from 'bullmq';
import type { RedisClient } from '../redis/redis-client.js';
import { defineScript } from '../redis/script.js';
import type { DeadLetter, DeadLetterFilter } from './job-administration.js';

/** The position of a dead letter among those of all queues: the time of its failure, and a unique name. */
export interface DeadLetterPlace {
  readonly failedAt: number;
  readonly name: string;
}

export function placeOf({ failedAt, queue, id }: DeadLetter): DeadLetterPlace {
  return { failedAt: failedAt.getTime(), name: nameOf(queue, id) };
}

function nameOf(queue: string, id: string): string {
  return `${queue}:${id}`;
}

/** Whether one comes after another in descending order: it failed earlier, or at the same time with a smaller name. */
export function isAfter(one: DeadLetterPlace, other: DeadLetterPlace): boolean {
  return one.failedAt < other.failedAt || (one.failedAt === other.failedAt && one.name < other.name);
}

const FAILED = 'failed';
const BATCH = 100;

/**
 * A queue's dead letters after a position, latest failure first.
 *
 * They are the jobs in BullMQ's set `failed`, whose score is the time of the failure. A job moves there in the same
 * step in which it fails, so none is lost in between.
 */
export async function* deadLettersAfter(
  redis: RedisClient,
  queue: Queue,
  after: DeadLetterPlace | null,
): AsyncGenerator<DeadLetter> {
  const key = queue.toKey(FAILED);
  const from = after ? String(after.failedAt) : '+inf';
  for (let offset = 0; ; offset += BATCH) {
    const ids = await redis.zrevrangebyscore(key, from, '-inf', 'LIMIT', offset, BATCH);
    for (const job of await read(redis, queue, ids)) {
      const letter = letterOf(queue, job);
      if (!after || isAfter(placeOf(letter), after)) yield letter;
    }
    if (ids.length < BATCH) return;
  }
}

/** The selected dead letters, oldest failure first, in batches. */
export async function* matching(
  redis: RedisClient,
  queue: Queue,
  filter: DeadLetterFilter,
): AsyncGenerator<readonly Job[]> {
  if (filter.ids) {
    yield selected(await read(redis, queue, filter.ids), filter);
    return;
  }
  // All at once, because the set shrinks while it is processed. Its size is bounded.
  const ids = await redis.zrange(queue.toKey(FAILED), '0', '-1');
  for (let start = 0; start < ids.length; start += BATCH) {
    yield selected(await read(redis, queue, ids.slice(start, start + BATCH)), filter);
  }
}

function selected(jobs: readonly Job[], { job: name, reason }: DeadLetterFilter): Job[] {
  return jobs
    .filter((job) => !name || job.name === name)
    .filter((job) => !reason || job.failedReason.includes(reason));
}

/** The jobs that are still dead letters. */
async function read(redis: RedisClient, queue: Queue, ids: readonly string[]): Promise<Job[]> {
  if (ids.length === 0) return [];
  const scores = await redis.zmscore(queue.toKey(FAILED), ...ids);
  const present = ids.filter((_, index) => scores[index] !== null);
  const jobs = await Promise.all(present.map((id) => queue.getJob(id)));
  return jobs.flatMap((job) => job ?? []);
}

/** In one step: a crash between two would leave an orphaned job with its payload. */
const DISCARD = defineScript(`
  if redis.call('ZREM', KEYS[1], ARGV[1]) == 0 then return 0 end
  redis.call('DEL', KEYS[2], KEYS[3])
  return 1
`);

/**
 * Deletes a dead letter with its log, unless someone else has replayed it in the meantime.
 * @returns whether it existed
 */
export async function discardDeadLetter(redis: RedisClient, queue: Queue, id: string): Promise<boolean> {
  const keys = [FAILED, id, `${id}:logs`].map((name) => queue.toKey(name));
  return (await DISCARD.run(redis, keys, [id])) === 1;
}

/** @returns whether it still existed, and was not replayed or discarded by another caller */
export async function replayDeadLetter(job: Job): Promise<boolean> {
  try {
    await job.retry(FAILED, { resetAttemptsMade: true, resetAttemptsStarted: true });
    return true;
  } catch (error) {
    if (await job.isFailed()) throw error;
    return false;
  }
}

function letterOf(queue: Queue, job: Job): DeadLetter {
  return {
    queue: queue.name,
    id: job.id ?? '',
    job: job.name,
    payload: job.data,
    reason: job.failedReason,
    errors: job.stacktrace ?? [],
    attempts: job.attemptsMade,
    queuedAt: new Date(job.timestamp),
    failedAt: new Date(job.finishedOn ?? job.timestamp),
  };
}
