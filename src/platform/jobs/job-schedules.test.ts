import { beforeEach, describe, expect, it, vi } from 'vitest';
import { count, type StartedJobs, startJobs } from '../../../test/support/jobs.js';

let jobs: StartedJobs;

beforeEach(() => {
  jobs = startJobs();
  return () => jobs[Symbol.asyncDispose]();
});

describe('scheduled jobs', () => {
  it('come by themselves, once for all processes that declare them', async () => {
    const seen: number[] = [];
    for (const workers of [jobs.createWorkers(), jobs.createWorkers()]) {
      workers.handle(count, async ({ number }) => void seen.push(number));
      workers.schedule(count, { number: 1 }, { id: 'often', everyMs: 50 });
      await workers.start();
    }

    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(2));
    const schedulers = await jobs.inspect((counting) => counting.getJobSchedulers());
    expect(schedulers.map(({ key, every }) => ({ key, every }))).toEqual([{ key: 'often', every: 50 }]);
  });

  it('can follow a calendar', async () => {
    const workers = jobs.createWorkers();
    workers.schedule(count, { number: 1 }, { id: 'nightly', cron: '0 3 * * *' });
    await workers.start();

    const [next] = await jobs.inspect((counting) => counting.getJobSchedulers());
    expect(new Date(next?.next ?? 0).getUTCHours()).toBe(3);
  });
});
