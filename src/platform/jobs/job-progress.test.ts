import { afterAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.js';
import { count, startJobs } from '../../../test/support/jobs.js';
import { createBullQueues } from './bullmq-queues.js';
import { createBullJobProgress } from './job-progress.bullmq.js';

describe('the progress of a job', () => {
  const jobs = startJobs();
  const queues = createBullQueues({ redis: jobs.commands, prefix: jobs.prefix });
  const { progressOf } = createBullJobProgress(queues);
  afterAll(async () => {
    await queues[Symbol.asyncDispose]();
    await jobs[Symbol.asyncDispose]();
  });

  it('is reported from start to end', async () => {
    expect(await progressOf(count, 'good')).toBeNull();
    await jobs.queue.enqueue(count, { number: 1 }, { jobId: 'good' });
    expect(await progressOf(count, 'good')).toEqual({ state: 'waiting' });

    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const workers = jobs.createWorkers();
    workers.handle(count, async ({ number }, { reportProgress }) => {
      if (number < 0) throw new Error('It is negative.');
      await reportProgress(0.25);
      await finished;
    });
    await workers.start();
    await eventually(
      () => progressOf(count, 'good'),
      (progress) => progress?.state === 'running' && progress.fraction === 0.25,
    );
    finish();
    await eventually(
      () => progressOf(count, 'good'),
      (progress) => progress?.state === 'done',
    );

    await jobs.queue.enqueue(count, { number: -1 }, { jobId: 'bad' });
    const failed = await eventually(
      () => progressOf(count, 'bad'),
      (progress) => progress?.state === 'failed',
    );
    expect(failed).toEqual({ state: 'failed', reason: 'It is negative.' });
  });
});
