import { beforeEach, describe, expect, it, vi } from 'vitest';
import { count, type StartedJobs, startJobs } from '../../../test/support/jobs.js';
import { createWakeSignal } from '../async/wake-signal.js';
import { defineJob } from './job-definition.js';

let jobs: StartedJobs;

beforeEach(() => {
  jobs = startJobs();
  return () => jobs[Symbol.asyncDispose]();
});

describe('jobs', () => {
  it('run once each, whether workers or callers start first', async () => {
    const seen: number[] = [];
    await jobs.queue.enqueue(count, { number: 1 });
    const workers = jobs.createWorkers();
    workers.handle(count, async ({ number }) => void seen.push(number));
    await workers.start();
    await jobs.queue.enqueue(count, { number: 2 });

    await vi.waitFor(() => expect(seen).toEqual([1, 2]));
  });

  it('are retried after a failure', async () => {
    const workers = jobs.createWorkers();
    let tries = 0;
    workers.handle(count, async () => {
      tries += 1;
      if (tries < 3) throw new Error('not now');
    });
    await workers.start();
    await jobs.queue.enqueue(count, { number: 1 });

    await vi.waitFor(async () =>
      expect(await jobs.inspect((counting) => counting.getCompletedCount())).toBe(1),
    );
    expect(tries).toBe(3);
  });

  it('become dead letters with the reason once all attempts have failed', async () => {
    const workers = jobs.createWorkers();
    workers.handle(count, async () => {
      throw new Error('never');
    });
    await workers.start();
    await jobs.queue.enqueue(count, { number: 7 });

    await vi.waitFor(async () => {
      const failed = await jobs.inspect((counting) => counting.getFailed());
      expect(
        failed.map(({ data, failedReason, attemptsMade }) => ({ data, failedReason, attemptsMade })),
      ).toEqual([{ data: { number: 7 }, failedReason: 'never', attemptsMade: 3 }]);
    });
  });

  it('that leave outages to their next run become dead letters only after other failures', async () => {
    const outage = new Error('The database is away.');
    const workers = jobs.createWorkers({ isOutage: (error) => error === outage });
    const sweep = defineJob({ ...count, leavesOutagesToNextRun: true });
    const tries: number[] = [];
    workers.handle(sweep, async ({ number }) => {
      tries.push(number);
      throw number === 1 ? outage : new Error('never');
    });
    await workers.start();
    await jobs.queue.enqueue(sweep, { number: 1 });
    await jobs.queue.enqueue(sweep, { number: 2 });

    await vi.waitFor(async () => {
      const [left] = await jobs.inspect((counting) => counting.getCompleted());
      const [failed] = await jobs.inspect((counting) => counting.getFailed());
      expect([left?.data, failed?.data]).toEqual([{ number: 1 }, { number: 2 }]);
    });
    expect(tries.toSorted((one, other) => one - other)).toEqual([1, 1, 1, 2, 2, 2]);
    const [left] = await jobs.inspect((counting) => counting.getCompleted());
    const { logs } = await jobs.inspect((counting) => counting.getJobLogs(left?.id ?? ''));
    expect(logs.at(-1)).toContain('It failed for an outage. Its next run does the work.');
  });

  it('are not retried if their payload is invalid', async () => {
    const workers = jobs.createWorkers();
    workers.handle(count, async () => undefined);
    await workers.start();
    await jobs.inspect((counting) => counting.add('count', { number: 'one' }, { attempts: 3 }));

    await vi.waitFor(async () => {
      const [failed] = await jobs.inspect((counting) => counting.getFailed());
      expect(failed?.attemptsMade).toBe(1);
      expect(failed?.failedReason).toContain('The payload is invalid');
    });
  });

  it('are aborted after their time limit', async () => {
    const workers = jobs.createWorkers();
    const slow = defineJob({ ...count, attempts: 1, timeoutMs: 20 });
    workers.handle(slow, () => new Promise(() => undefined));
    await workers.start();
    await jobs.queue.enqueue(slow, { number: 1 });

    await vi.waitFor(async () => expect(await jobs.inspect((counting) => counting.getFailedCount())).toBe(1));
  });

  it('report their progress', async () => {
    const workers = jobs.createWorkers();
    workers.handle(count, (_payload, { reportProgress }) => reportProgress(0.5));
    await workers.start();
    await jobs.queue.enqueue(count, { number: 1 });

    await vi.waitFor(async () => {
      const [done] = await jobs.inspect((counting) => counting.getCompleted());
      expect(done?.progress).toBe(50);
    });
  });
});

describe('a queue', () => {
  it('limits concurrent jobs per process', async () => {
    const workers = jobs.createWorkers({ limits: { counting: { concurrency: 2 } } });
    let [running, most, done] = [0, 0, 0];
    workers.handle(count, async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 10));
      running -= 1;
      done += 1;
    });
    for (let number = 0; number < 12; number += 1) await jobs.queue.enqueue(count, { number });
    await workers.start();
    await vi.waitFor(() => expect(done).toBe(12));
    expect(most).toBe(2);
  });

  it('limits the rate of jobs over all processes', async () => {
    const limits = { counting: { perSecond: 5 } };
    const begun: number[] = [];
    for (let process = 0; process < 2; process += 1) {
      const workers = jobs.createWorkers({ limits });
      workers.handle(count, async () => void begun.push(Date.now()));
      await workers.start();
    }
    for (let number = 0; number < 12; number += 1) await jobs.queue.enqueue(count, { number });
    await vi.waitFor(() => expect(begun).toHaveLength(12));
    // The eleventh waits for five others twice.
    expect((begun.at(10) ?? 0) - (begun.at(0) ?? 0)).toBeGreaterThan(1_000);
  });

  it('starts with the highest priority', async () => {
    const seen: number[] = [];
    const workers = jobs.createWorkers({ limits: { counting: { concurrency: 1 } } });
    const later = defineJob({ ...count, priority: 10 });
    for (const number of [1, 2]) await jobs.queue.enqueue(later, { number });
    await jobs.queue.enqueue(defineJob({ ...count, priority: 1 }), { number: 3 });
    await jobs.queue.enqueue(count, { number: 4 });
    workers.handle(count, async ({ number }) => void seen.push(number));
    await workers.start();
    await vi.waitFor(() => expect(seen).toEqual([4, 3, 1, 2]));
  });
});

describe('a job whose lock was lost', () => {
  it('is aborted', async () => {
    const running = createWakeSignal();
    const ended = createWakeSignal();
    const workers = jobs.createWorkers({ lockMs: 200 });
    workers.handle(count, async (_payload, { signal }) => {
      signal.addEventListener('abort', () => ended.notify());
      running.notify();
      await ended.wait();
    });
    await workers.start();
    await jobs.queue.enqueue(count, { number: 1 });
    await running.wait();

    await jobs.inspect(async (counting) => {
      const [job] = await counting.getActive();
      await jobs.commands.del(`${counting.toKey(job?.id ?? '')}:lock`);
    });

    await ended.wait();
    expect(await jobs.inspect((counting) => counting.getFailedCount())).toBe(0);
    await workers[Symbol.asyncDispose]();
  });
});

describe('a job whose worker died', () => {
  async function seenBy(workers: ReturnType<StartedJobs['createWorkers']>): Promise<number[]> {
    const seen: number[] = [];
    workers.handle(count, async ({ number }) => void seen.push(number));
    await workers.start();
    return seen;
  }

  it('is run by another one', async () => {
    await jobs.queue.enqueue(count, { number: 1 });
    await jobs.loseJob();
    const seen = await seenBy(jobs.createWorkers({ lockMs: 100 }));
    await vi.waitFor(() => expect(seen).toEqual([1]));
  });

  it('becomes a dead letter with the reason after the second crash, and blocks no other', async () => {
    await jobs.queue.enqueue(count, { number: 1 });
    await jobs.loseJob();
    await jobs.loseJob();
    await jobs.queue.enqueue(count, { number: 2 });
    const seen = await seenBy(jobs.createWorkers({ lockMs: 100 }));
    await vi.waitFor(async () => {
      const failed = await jobs.inspect((counting) => counting.getFailed());
      expect(failed.map(({ data, failedReason }) => ({ data, failedReason }))).toEqual([
        { data: { number: 1 }, failedReason: expect.stringContaining('stalled more than allowable') },
      ]);
    });
    await vi.waitFor(() => expect(seen).toEqual([2]));
  });
});

describe('stopping workers', () => {
  it('completes running jobs', async () => {
    const running = createWakeSignal();
    const finish = createWakeSignal();
    const workers = jobs.createWorkers();
    workers.handle(count, async () => {
      running.notify();
      await finish.wait();
    });
    await workers.start();
    await jobs.queue.enqueue(count, { number: 1 });
    await running.wait();

    const stopped = workers[Symbol.asyncDispose]();
    finish.notify();
    await stopped;

    expect(await jobs.inspect((counting) => counting.getCompletedCount())).toBe(1);
  });

  it('returns a job that takes too long to the queue, with all of its attempts', async () => {
    const running = createWakeSignal();
    const workers = jobs.createWorkers({ drainMs: 20 });
    workers.handle(count, async (_payload, { signal }) => {
      running.notify();
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    });
    await workers.start();
    await jobs.queue.enqueue(count, { number: 1 });
    await running.wait();

    await workers[Symbol.asyncDispose]();

    const [waiting] = await jobs.inspect((counting) => counting.getWaiting());
    expect(waiting?.data).toEqual({ number: 1 });
    expect(waiting?.attemptsMade).toBe(0);
  });
});
