import { beforeEach, describe, expect, it, vi } from 'vitest';
import { count, type StartedJobs, startJobs } from '../../../test/support/jobs.js';
import { discardDeadLetter } from './dead-letters.bullmq.js';
import { defineJob } from './job-definition.js';

const other = defineJob({ ...count, queue: 'empty', name: 'other', attempts: 1 });
const once = defineJob({ ...count, name: 'once', attempts: 1 });

let jobs: StartedJobs;
/** The behaviour of the handlers. */
let work: (number: number) => Promise<void>;

beforeEach(async () => {
  jobs = startJobs();
  work = async (number) => {
    throw new Error(`no ${number}`);
  };
  const workers = jobs.createWorkers();
  for (const job of [count, once, other]) workers.handle(job, ({ number }) => work(number));
  await workers.start();
  return () => jobs[Symbol.asyncDispose]();
});

async function failed(queue: string): Promise<number> {
  const queues = await jobs.administration.queues();
  return queues.find(({ name }) => name === queue)?.deadLetters ?? 0;
}

/** Lets jobs fail for good, one after the other. */
async function failAll(numbers: readonly number[], job = once): Promise<void> {
  for (const number of numbers) {
    const before = await failed(job.queue);
    await jobs.queue.enqueue(job, { number });
    await vi.waitFor(async () => expect(await failed(job.queue)).toBe(before + 1), { interval: 5 });
  }
}

async function payloads(queue: string | null): Promise<unknown[]> {
  const read: unknown[] = [];
  let after: string | null = null;
  do {
    const page = await jobs.administration.deadLetters(queue, { first: 2, after });
    read.push(...page.edges.map(({ node }) => node.payload));
    after = page.hasNextPage ? (page.edges.at(-1)?.cursor ?? null) : null;
  } while (after !== null);
  return read;
}

describe('dead letters', () => {
  it('have their payload and the error of each attempt', async () => {
    await failAll([7], count);
    const { edges } = await jobs.administration.deadLetters('counting', { first: 10, after: null });
    expect(edges.map(({ node }) => node)).toMatchObject([
      { queue: 'counting', job: 'count', payload: { number: 7 }, reason: 'no 7', attempts: 3 },
    ]);
    const errors = edges[0]?.node.errors ?? [];
    expect(errors.map((error) => error.split('\n')[0])).toEqual([
      'Error: no 7',
      'Error: no 7',
      'Error: no 7',
    ]);
  });

  it('are paginated, for one queue or all, latest failure first', async () => {
    await failAll([1, 2]);
    await failAll([3], other);
    await failAll([4, 5]);
    expect(await payloads('counting')).toEqual([5, 4, 2, 1].map((number) => ({ number })));
    expect(await payloads(null)).toEqual([5, 4, 3, 2, 1].map((number) => ({ number })));
    expect(await payloads('empty')).toEqual([{ number: 3 }]);
  });

  it('are replayed with all attempts, once each, also for concurrent requests', async () => {
    await failAll([1, 2, 3], count);
    const seen: number[] = [];
    work = async (number) => {
      seen.push(number);
      if (seen.filter((one) => one === number).length < 3) throw new Error('not yet');
    };
    const asked = Array.from({ length: 5 }, () => jobs.administration.replay('counting', {}, 1_000));
    const replayed = await Promise.all(asked);

    expect(replayed.reduce((sum, number) => sum + number, 0)).toBe(3);
    await vi.waitFor(() => expect(seen.toSorted((a, b) => a - b)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3]));
    expect(await payloads('counting')).toEqual([]);
  });

  it('are replayed in batches, oldest failure first, up to the requested number', async () => {
    const numbers = Array.from({ length: 230 }, (_none, number) => number);
    for (const number of numbers) await jobs.queue.enqueue(once, { number });
    await vi.waitFor(async () => expect(await failed('counting')).toBe(230), { timeout: 30_000 });
    const oldest = await jobs.inspect((queue) => jobs.commands.zrange(queue.toKey('failed'), '0', '-1'));
    await jobs.administration.pause('counting');

    expect(await jobs.administration.replay('counting', {}, 120)).toBe(120);
    expect(await failed('counting')).toBe(110);
    // Jobs are taken from the end of the list.
    const waiting = await jobs.inspect((queue) => jobs.commands.lrange(queue.toKey('wait'), '0', '-1'));
    expect(waiting.toReversed()).toEqual(oldest.slice(0, 120));
    expect(await jobs.administration.discard('counting', {}, 1_000)).toBe(110);
  }, 60_000);

  it('are selected by ids, name and part of the reason, up to the requested number', async () => {
    await failAll([1, 2, 3]);
    await failAll([1], count);
    const [last] = (await jobs.administration.deadLetters('counting', { first: 1, after: null })).edges;

    expect(await jobs.administration.discard('counting', { reason: 'no 1', job: 'once' }, 1_000)).toBe(1);
    expect(await jobs.administration.discard('counting', { ids: [last?.node.id ?? '', 'unknown'] }, 10)).toBe(
      1,
    );
    expect(await payloads('counting')).toEqual([{ number: 3 }, { number: 2 }]);
    expect(await jobs.administration.discard('counting', {}, 1)).toBe(1);
    expect(await payloads('counting')).toEqual([{ number: 3 }]);
  });

  it('are discarded atomically, with their logs', async () => {
    await failAll([1]);
    const [letter] = (await jobs.administration.deadLetters('counting', { first: 1, after: null })).edges;
    const id = letter?.node.id ?? '';
    const left = await jobs.inspect(async (queue) => {
      await queue.addJobLog(id, 'a line');
      expect(await jobs.commands.exists(queue.toKey(id), queue.toKey(`${id}:logs`))).toBe(2);
      await queue.close();
      expect(await discardDeadLetter(jobs.commands, queue, id)).toBe(true);
      return jobs.commands.exists(queue.toKey(id), queue.toKey(`${id}:logs`));
    });
    expect(left).toBe(0);
    expect(await payloads('counting')).toEqual([]);
  });

  it('cannot be discarded after a replay', async () => {
    await failAll([1]);
    await jobs.administration.pause('counting');
    const [letter] = (await jobs.administration.deadLetters('counting', { first: 1, after: null })).edges;
    await jobs.administration.replay('counting', {}, 1);
    const ids = [letter?.node.id ?? ''];
    expect(await jobs.administration.discard('counting', { ids }, 1)).toBe(0);

    const seen: number[] = [];
    work = async (number) => void seen.push(number);
    await jobs.administration.resume('counting');
    await vi.waitFor(() => expect(seen).toEqual([1]));
  });

  it('do not block other jobs', async () => {
    const seen: number[] = [];
    work = async (number) => {
      if (number === 0) throw new Error('poison');
      seen.push(number);
    };
    for (const number of [0, 1, 2]) await jobs.queue.enqueue(count, { number });
    await vi.waitFor(() => expect(seen).toEqual([1, 2]));
    await vi.waitFor(async () => expect(await payloads('counting')).toEqual([{ number: 0 }]));
  });
});

describe('a queue', () => {
  it('starts no job while it is paused, and others continue', async () => {
    const seen: number[] = [];
    work = async (number) => void seen.push(number);
    await jobs.administration.pause('counting');
    await jobs.queue.enqueue(count, { number: 1 });
    await jobs.queue.enqueue(other, { number: 2 });
    await vi.waitFor(() => expect(seen).toEqual([2]));

    const [counting, empty] = await jobs.administration.queues();
    expect(counting).toMatchObject({ name: 'counting', isPaused: true, waiting: 1, active: 0 });
    expect(empty).toMatchObject({ name: 'empty', isPaused: false, waiting: 0 });

    await jobs.administration.resume('counting');
    await vi.waitFor(() => expect(seen).toEqual([2, 1]));
  });
});
