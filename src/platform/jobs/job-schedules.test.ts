import { beforeEach, describe, expect, it, vi } from 'vitest';
import { eventually } from '../../../test/support/eventually.js';
import { count, type StartedJobs, startJobs } from '../../../test/support/jobs.js';

let jobs: StartedJobs;

beforeEach(() => {
  jobs = startJobs();
  return () => jobs[Symbol.asyncDispose]();
});

describe('scheduled jobs', () => {
  it('run once for all processes that declare them', async () => {
    const seen: number[] = [];
    const processes = [jobs.createWorkers(), jobs.createWorkers(), jobs.createWorkers()];
    for (const workers of processes) {
      workers.handle(count, async ({ number }) => void seen.push(number));
      workers.schedule(count, { number: 1 }, { id: 'often', everyMs: 50 });
      await workers.start();
    }

    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(5));
    for (const workers of processes) await workers[Symbol.asyncDispose]();
    const done = await jobs.inspect((counting) => counting.getCompleted());
    // Each ran once, and there is one for each time of the schedule.
    expect(seen).toHaveLength(done.length);
    const moments = done.map(({ id = '' }) => Math.floor(Number(id.split(':').at(-1)) / 50));
    expect(new Set(moments).size).toBe(done.length);
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

  it('stop once no process declares them, and leave no job behind', async () => {
    const former = jobs.createWorkers();
    former.schedule(count, { number: 1 }, { id: 'former', cron: '0 3 * * *' });
    former.schedule(count, { number: 2 }, { id: 'kept', cron: '0 4 * * *' });
    await former.start();
    await former[Symbol.asyncDispose]();
    expect(await jobs.inspect((counting) => counting.getDelayedCount())).toBe(2);

    const workers = jobs.createWorkers();
    workers.handle(count, async () => undefined);
    workers.schedule(count, { number: 2 }, { id: 'kept', cron: '0 4 * * *' });
    await workers.start();
    const schedulers = await jobs.inspect((counting) => counting.getJobSchedulers());
    expect(schedulers.map(({ key }) => key)).toEqual(['kept']);
    const later = await jobs.inspect((counting) => counting.getDelayed());
    expect(later.map(({ data }) => data)).toEqual([{ number: 2 }]);
  });

  it('are removed from a queue that declares none any more', async () => {
    const former = jobs.createWorkers();
    former.schedule(count, { number: 1 }, { id: 'former', everyMs: 3_600_000 });
    await former.start();
    await former[Symbol.asyncDispose]();

    const workers = jobs.createWorkers();
    workers.handle(count, async () => undefined);
    await workers.start();
    expect(await jobs.inspect((counting) => counting.getJobSchedulers())).toEqual([]);
  });

  it('are removed with the last process that declares them, while others without them run', async () => {
    const newer = jobs.createWorkers({ restoreSchedulesMs: 20 });
    newer.handle(count, async () => undefined);
    newer.schedule(count, { number: 1 }, { id: 'newer', cron: '0 3 * * *' });
    await newer.start();
    const former = jobs.createWorkers({ restoreSchedulesMs: 20 });
    former.handle(count, async () => undefined);
    former.schedule(count, { number: 2 }, { id: 'dropped', cron: '0 4 * * *' });
    await former.start();
    const present = async () => {
      const schedulers = await jobs.inspect((counting) => counting.getJobSchedulers());
      return schedulers.map(({ key }) => key).toSorted();
    };
    expect(await present()).toEqual(['dropped', 'newer']);

    await former[Symbol.asyncDispose]();
    await eventually(present, (keys) => keys.length === 1);
    expect(await present()).toEqual(['newer']);
    expect(await jobs.inspect((counting) => counting.getDelayedCount())).toBe(1);
  });

  it('are restored after a worker of a former version removed them', async () => {
    const newer = jobs.createWorkers({ restoreSchedulesMs: 20 });
    newer.handle(count, async () => undefined);
    newer.schedule(count, { number: 1 }, { id: 'newer', cron: '0 3 * * *' });
    newer.schedule(count, { number: 2 }, { id: 'changed', cron: '0 4 * * *' });
    await newer.start();
    const former = jobs.createWorkers();
    former.handle(count, async () => undefined);
    former.schedule(count, { number: 2 }, { id: 'changed', cron: '0 5 * * *' });
    await former.start();
    // Versions without declarations did so when they started.
    await jobs.inspect((counting) => counting.removeJobScheduler('newer'));

    const there = await eventually(
      () => jobs.inspect((counting) => counting.getJobSchedulers()),
      (schedulers) => schedulers.length === 2,
    );
    expect(
      there
        .map(({ key, pattern }) => ({ key, pattern }))
        .toSorted((one, other) => one.key.localeCompare(other.key)),
    ).toEqual([
      // An existing schedule is left unchanged: otherwise two versions would keep changing it.
      { key: 'changed', pattern: '0 5 * * *' },
      { key: 'newer', pattern: '0 3 * * *' },
    ]);
    expect(await jobs.inspect((counting) => counting.getDelayedCount())).toBe(2);
  });
});
