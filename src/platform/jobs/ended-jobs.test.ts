import { isDeepStrictEqual } from 'node:util';
import type { Queue } from 'bullmq';
import { afterAll, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.js';
import { count, startJobs } from '../../../test/support/jobs.js';
import { forgetEndedJobs } from './ended-jobs.jobs.js';
import { defineJob } from './job-definition.js';

const jobs = startJobs();
afterAll(() => jobs[Symbol.asyncDispose]());
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Ends jobs with these payloads, with the given ages, in the order of their numbers. */
async function endAt(queue: Queue, state: 'completed' | 'failed', ages: readonly number[]): Promise<void> {
  const ended = (await queue.getJobs([state])).toSorted((one, other) => one.data.number - other.data.number);
  for (const [index, job] of ended.entries()) {
    const at = Date.now() - (ages[index] ?? 0);
    await jobs.commands.zadd(queue.toKey(state), at, job.id ?? '');
    await jobs.commands.hset(queue.toKey(job.id ?? ''), 'finishedOn', at);
  }
}

it('deletes jobs that ended long ago, also if no other job ends', async () => {
  const once = defineJob({ ...count, attempts: 1 });
  const workers = jobs.createWorkers();
  workers.handle(once, async ({ number }) => {
    if (number % 2 === 1) throw new Error(`no ${number}`);
  });
  await workers.start();
  for (const number of [1, 2, 3, 4, 5, 6]) await jobs.queue.enqueue(once, { number });
  await jobs.inspect(async (queue) => {
    const ended = (counts: Readonly<Record<string, number>>) =>
      eventually(
        () => queue.getJobCounts('completed', 'failed'),
        (found) => isDeepStrictEqual({ ...found }, counts),
      );
    await ended({ completed: 3, failed: 3 });
    await endAt(queue, 'failed', [31 * DAY_MS, 30 * DAY_MS + HOUR_MS, 30 * DAY_MS - HOUR_MS]);
    // BullMQ deletes no failed jobs when others complete.
    await jobs.queue.enqueue(once, { number: 8 });
    await ended({ completed: 4, failed: 3 });

    await endAt(queue, 'completed', [8 * DAY_MS, 7 * DAY_MS + HOUR_MS, 7 * DAY_MS - HOUR_MS, 0]);
    await forgetEndedJobs(queue);
    const left = await queue.getJobs(['completed', 'failed']);
    expect(new Set(left.map(({ data }) => data.number))).toEqual(new Set([5, 6, 8]));
    expect(await jobs.commands.exists(queue.toKey('1'))).toBe(0);
  });
});
