import { beforeEach, describe, expect, it, vi } from 'vitest';
import { count, type StartedJobs, startJobs } from '../../../test/support/jobs.js';
import { createWakeSignal } from '../async/wake-signal.js';
import { defineJob } from './job-definition.js';

const refresh = defineJob({ ...count, name: 'refresh', deduplicate: () => 'the only one' });

let jobs: StartedJobs;

beforeEach(() => {
  jobs = startJobs();
  return () => jobs[Symbol.asyncDispose]();
});

describe('deduplicated jobs', () => {
  it('are queued once, however often they are requested', async () => {
    for (const number of [1, 2, 3]) await jobs.queue.enqueue(refresh, { number });
    expect(await jobs.inspect((counting) => counting.getWaitingCount())).toBe(1);
  });

  it('run once more if requested during their run, with the newest payload', async () => {
    const seen: number[] = [];
    const first = createWakeSignal();
    const workers = jobs.createWorkers();
    workers.handle(refresh, async ({ number }) => {
      seen.push(number);
      if (number === 1) await first.wait();
    });
    await workers.start();
    await jobs.queue.enqueue(refresh, { number: 1 });
    await vi.waitFor(() => expect(seen).toEqual([1]));

    for (const number of [2, 3, 4]) await jobs.queue.enqueue(refresh, { number });
    expect(seen).toEqual([1]);
    first.notify();

    await vi.waitFor(async () =>
      expect(await jobs.inspect((counting) => counting.getCompletedCount())).toBe(2),
    );
    expect(seen).toEqual([1, 4]);
  });

  it('can be requested again once they are done', async () => {
    const seen: number[] = [];
    const workers = jobs.createWorkers();
    workers.handle(refresh, async ({ number }) => void seen.push(number));
    await workers.start();
    for (const number of [1, 2]) {
      await jobs.queue.enqueue(refresh, { number });
      await vi.waitFor(async () =>
        expect(await jobs.inspect((counting) => counting.getCompletedCount())).toBe(number),
      );
    }
    expect(seen).toEqual([1, 2]);
  });
});
