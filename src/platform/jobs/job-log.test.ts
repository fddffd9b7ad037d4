import { expect, test } from 'vitest';
import { eventually } from '../../../test/support/eventually.js';
import { count, startJobs } from '../../../test/support/jobs.js';
import { MOST_LINES } from './job-log.js';

test('the last log lines of a job are stored with it, truncated', async () => {
  await using jobs = startJobs();
  const workers = jobs.createWorkers();
  workers.handle(count, async ({ number }, { note }) => {
    for (let line = 1; line <= number; line += 1) await note(`line ${line}`);
    await note('x'.repeat(10_000));
  });
  await workers.start();
  const begun = Date.now();
  await jobs.queue.enqueue(count, { number: 3 }, { jobId: 'few' });
  await jobs.queue.enqueue(count, { number: 2 * MOST_LINES }, { jobId: 'many' });

  const done = (jobId: string) =>
    eventually(
      () => jobs.administration.job('counting', jobId),
      (job) => job?.state === 'done',
    );
  const few = await done('few');
  expect(few).toMatchObject({ queue: 'counting', id: 'few', job: 'count', attempts: 1 });
  const ofFew = await jobs.administration.log('counting', 'few');
  expect(ofFew.map(({ text }) => text.slice(0, 6))).toEqual(['line 1', 'line 2', 'line 3', 'xxxxxx']);
  expect(ofFew.every(({ at }) => at.getTime() >= begun)).toBe(true);
  await done('many');
  const ofMany = await jobs.administration.log('counting', 'many');
  expect(ofMany).toHaveLength(MOST_LINES);
  expect(ofMany.at(-2)?.text).toBe(`line ${2 * MOST_LINES}`);
  expect(ofMany.at(-1)?.text).toHaveLength(500);
});

test('an unknown job has no log', async () => {
  await using jobs = startJobs();
  expect(await jobs.administration.job('counting', 'unknown')).toBeNull();
  expect(await jobs.administration.log('counting', 'unknown')).toEqual([]);
});
