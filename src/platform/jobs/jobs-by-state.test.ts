import { beforeEach, describe, expect, it, vi } from 'vitest';
import { count, type StartedJobs, startJobs } from '../../../test/support/jobs.js';
import type { JobState } from './job-administration.js';
import { defineJob } from './job-definition.js';

const pressing = defineJob({ ...count, name: 'pressing', priority: 5, attempts: 1 });
const once = defineJob({ ...count, name: 'once', attempts: 1 });
const HOUR_MS = 3_600_000;

let jobs: StartedJobs;

beforeEach(() => {
  jobs = startJobs();
  return () => jobs[Symbol.asyncDispose]();
});

const names = (numbers: readonly number[]) => numbers.map((number) => `job-${number}`);
const enqueue = (number: number, options: { readonly job?: typeof count; readonly delayMs?: number } = {}) =>
  jobs.queue.enqueue(
    options.job ?? once,
    { number },
    { jobId: `job-${number}`, delayMs: options.delayMs ?? 0 },
  );

async function list(state: JobState, after: string | null = null, first = 2) {
  return jobs.administration.jobs('counting', state, { first, after });
}

/** Reads all pages. */
async function all(state: JobState): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page = await list(state, after);
    ids.push(...page.edges.map(({ node }) => node.id));
    after = page.hasNextPage ? (page.edges.at(-1)?.cursor ?? null) : null;
  } while (after !== null);
  return ids;
}

async function work(handler: (number: number) => Promise<void>): Promise<void> {
  const workers = jobs.createWorkers({ limits: { counting: { concurrency: 1 } } });
  for (const job of [once, pressing]) workers.handle(job, ({ number }) => handler(number));
  await workers.start();
}

describe('the paginated list of jobs of a queue', () => {
  it('has waiting jobs, next one first', async () => {
    await enqueue(1, { job: pressing });
    for (const number of [2, 3, 4, 5]) await enqueue(number);
    await enqueue(6, { job: pressing });
    expect(await all('waiting')).toEqual(names([2, 3, 4, 5, 1, 6]));

    const begun: number[] = [];
    await work(async (number) => void begun.push(number));
    await vi.waitFor(() => expect(begun).toEqual([2, 3, 4, 5, 1, 6]));
    expect(await all('waiting')).toEqual([]);
  });

  it('has waiting jobs without gaps or duplicates under concurrent changes', async () => {
    for (const number of [1, 2, 3, 4]) await enqueue(number);
    const first = await list('waiting');
    await enqueue(5);
    expect(
      (await list('waiting', first.edges.at(-1)?.cursor ?? '')).edges.map(({ node }) => node.id),
    ).toEqual(names([3, 4]));
    // By then all jobs of the first page have started.
    await jobs.inspect(async (counting) => {
      for (const id of names([1, 2])) await (await counting.getJob(id))?.remove();
    });
    const second = await list('waiting', first.edges.at(-1)?.cursor ?? '', 10);
    expect(second.edges.map(({ node }) => node.id)).toEqual(names([3, 4, 5]));
    expect(second.hasNextPage).toBe(false);
  });

  it('has delayed jobs, soonest first', async () => {
    await enqueue(1, { delayMs: 3 * HOUR_MS });
    await enqueue(2, { delayMs: HOUR_MS });
    await enqueue(3, { delayMs: 2 * HOUR_MS });
    expect(await all('delayed')).toEqual(names([2, 3, 1]));
  });

  it('has active, completed and failed jobs with their results', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await work(async (number) => {
      if (number > 10) throw new Error(`no ${number}`);
      if (number === 5) await held;
    });
    for (const number of [1, 2, 3, 11, 12, 13, 5]) await enqueue(number);
    await vi.waitFor(async () => expect(await all('active')).toEqual(names([5])));
    expect(await all('done')).toEqual(names([3, 2, 1]));
    expect(await all('failed')).toEqual(names([13, 12, 11]));

    const [running] = (await list('active')).edges;
    expect(running?.node).toMatchObject({ job: 'once', state: 'active', attempts: 0, endedAt: null });
    expect(running?.node.begunAt).toBeInstanceOf(Date);
    const [done] = (await list('done')).edges;
    expect(done?.node).toMatchObject({ queue: 'counting', state: 'done', progress: 1, attempts: 1 });
    expect(done?.node.endedAt).toBeInstanceOf(Date);
    letGo();
    await vi.waitFor(async () => expect(await all('done')).toEqual(names([5, 3, 2, 1])));
  });

  it('has active jobs without duplicates if the last one of a page has ended', async () => {
    const letGo = new Map<number, () => void>();
    const workers = jobs.createWorkers({ limits: { counting: { concurrency: 5 } } });
    workers.handle(once, ({ number }) => new Promise((resolve) => void letGo.set(number, resolve)));
    await workers.start();
    for (const number of [1, 2, 3, 4, 5]) {
      await enqueue(number);
      await vi.waitFor(() => expect(letGo.has(number)).toBe(true));
    }
    const first = await list('active');
    const [, last] = first.edges;
    const seen = first.edges.map(({ node }) => node.id);
    letGo.get(Number(last?.node.id.slice('job-'.length)))?.();
    await vi.waitFor(async () => expect(await all('done')).toHaveLength(1));
    const rest = await list('active', last?.cursor ?? '', 10);
    expect([...seen, ...rest.edges.map(({ node }) => node.id)].toSorted()).toEqual(names([1, 2, 3, 4, 5]));
    for (const end of letGo.values()) end();
  });

  it('has jobs that ended at the same time, each once', async () => {
    const ids = names([1, 2, 3, 4, 5]);
    await jobs.inspect(async (counting) => {
      for (const [index, id] of ids.entries()) {
        await enqueue(index + 1);
        await jobs.commands.lrem(counting.toKey('wait'), 1, id);
        await jobs.commands.zadd(counting.toKey('completed'), 1_000, id);
      }
    });
    expect(await all('done')).toEqual(ids.toReversed());
  });

  it('refuses a cursor of another list', async () => {
    await expect(list('done', 'elsewhere')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
