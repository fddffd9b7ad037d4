import type { Queue } from 'bullmq';
import { decodeCursor, encodeCursor } from '../../shared/cursor.js';
import { InvalidInputError } from '../../shared/domain-error.js';
import { type Page, type PageRequest, toPage } from '../../shared/page.js';
import type { RedisClient } from '../redis/redis-client.js';
import { defineScript } from '../redis/script.js';
import type { JobReport, JobState } from './job-administration.js';
import { reportOf } from './job-report.bullmq.js';

type Order = 'as they came' | 'as they began' | 'lowest first' | 'highest first';

/** A Redis key of BullMQ, and its order: a list, which is filled at its head, or a sorted set. */
interface Shelf {
  readonly name: string;
  readonly order: Order;
}

interface Place {
  /** 0 for those in the waiting list. */
  readonly score: number;
  readonly id: string;
}

interface Reading {
  readonly redis: RedisClient;
  readonly queue: Queue;
  readonly key: string;
  readonly order: Order;
  readonly after: Place | null;
  readonly most: number;
}

/**
 * Jobs without a priority start before those with one. Scores are the times at which jobs are due, were started, or
 * ended.
 */
const SHELVES: Readonly<Record<JobState, readonly Shelf[]>> = {
  waiting: [
    { name: 'wait', order: 'as they came' },
    { name: 'prioritized', order: 'lowest first' },
  ],
  active: [{ name: 'active', order: 'as they began' }],
  delayed: [{ name: 'delayed', order: 'lowest first' }],
  done: [{ name: 'completed', order: 'highest first' }],
  failed: [{ name: 'failed', order: 'highest first' }],
};

/**
 * The part of a list before a job, from its tail on. If the job is gone, so are those before it, because lists are
 * consumed in order.
 */
const READ_LIST = defineScript(`
  local at = redis.call('LPOS', KEYS[1], ARGV[1], 'RANK', -1)
  if at == 0 then return {} end
  local last = (at or 0) - 1
  local first = -tonumber(ARGV[2])
  if at then first = math.max(0, at - tonumber(ARGV[2])) end
  return redis.call('LRANGE', KEYS[1], first, last)
`);

/** The jobs of a queue in a state, as far as they are kept. */
export async function listJobs(
  redis: RedisClient,
  queue: Queue,
  state: JobState,
  { first, after }: PageRequest,
): Promise<Page<JobReport>> {
  const start = after === null ? null : readCursor(after);
  const places: (Place & { readonly shelf: number })[] = [];
  for (const [shelf, { name, order }] of SHELVES[state].entries()) {
    if (places.length > first || shelf < (start?.shelf ?? 0)) continue;
    const from = shelf === start?.shelf ? start : null;
    const reading = {
      redis,
      queue,
      key: queue.toKey(name),
      order,
      after: from,
      most: first + 1 - places.length,
    };
    for (const place of await read(reading)) places.push({ ...place, shelf });
  }
  const page = toPage(places, first, ({ shelf, score, id }) => encodeCursor([shelf, score, id]));
  const jobs = await Promise.all(page.edges.map(({ node }) => queue.getJob(node.id)));
  const edges = page.edges.flatMap(({ cursor }, index) => {
    const job = jobs[index];
    // Jobs that were removed in the meantime.
    return job ? [{ cursor, node: reportOf(job, state) }] : [];
  });
  return { ...page, edges };
}

function readCursor(cursor: string): Place & { readonly shelf: number } {
  const [shelf, score, id] = decodeCursor(cursor, ['number', 'number', 'string']) as [number, number, string];
  if (!Number.isFinite(score))
    throw new InvalidInputError({ after: 'This cursor does not belong to this list.' });
  return { shelf, score, id };
}

function read(reading: Reading): Promise<Place[]> {
  if (reading.order === 'as they began') return readRunning(reading);
  return reading.order === 'as they came' ? readList(reading) : readSorted(reading);
}

/** Active jobs end in any order, so positions are not stable. There are as many as workers run at once. */
async function readRunning({ redis, queue, key, after, most }: Reading): Promise<Place[]> {
  const jobs = await Promise.all((await redis.lrange(key, 0, -1)).map((id) => queue.getJob(id)));
  const places = jobs.flatMap((job) => (job?.id ? [{ score: job.processedOn ?? 0, id: job.id }] : []));
  return places
    .filter((place) => after === null || isAfter(place, after))
    .toSorted((one, other) => (isAfter(one, other) ? 1 : -1))
    .slice(0, most);
}

function isAfter(one: Place, other: Place): boolean {
  return one.score > other.score || (one.score === other.score && one.id > other.id);
}

async function readList({ redis, key, after, most }: Reading): Promise<Place[]> {
  const ids = (await READ_LIST.run(redis, [key], [after?.id ?? '', most])) as string[];
  return ids.toReversed().map((id) => ({ score: 0, id }));
}

/** By score, and by id for equal scores, which is the order of Redis. */
async function readSorted({ redis, key, order, after, most }: Reading): Promise<Place[]> {
  const places: Place[] = [];
  for (let offset = 0; ; offset += most) {
    const found =
      order === 'lowest first'
        ? await redis.zrangebyscore(key, after?.score ?? '-inf', '+inf', 'WITHSCORES', 'LIMIT', offset, most)
        : await redis.zrevrangebyscore(
            key,
            after?.score ?? '+inf',
            '-inf',
            'WITHSCORES',
            'LIMIT',
            offset,
            most,
          );
    const others = placesOf(found);
    places.push(...others.filter((place) => after === null || isBehind(place, after, order)));
    if (places.length >= most || others.length < most) return places.slice(0, most);
  }
}

/** Redis returns each member followed by its score. */
function placesOf(found: readonly string[]): Place[] {
  return found.flatMap((id, index) => (index % 2 === 0 ? [{ id, score: Number(found[index + 1]) }] : []));
}

function isBehind(one: Place, other: Place, order: Order): boolean {
  if (one.score !== other.score) return true;
  return order === 'lowest first' ? one.id > other.id : one.id < other.id;
}
