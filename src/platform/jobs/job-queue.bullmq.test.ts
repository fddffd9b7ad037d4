import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { count, type StartedJobs, startJobs } from '../../../test/support/jobs.js';
import { startRedisProxy } from '../../../test/support/redis-proxy.js';
import { createRedis } from '../redis/redis.js';
import { createBullQueues } from './bullmq-queues.js';
import { createBullJobQueue } from './job-queue.bullmq.js';

let jobs: StartedJobs;

beforeEach(() => {
  jobs = startJobs();
  return () => jobs[Symbol.asyncDispose]();
});

describe('jobs', () => {
  it('are queued once per id', async () => {
    await jobs.queue.enqueue(count, { number: 1 }, { jobId: 'event-1' });
    await jobs.queue.enqueue(count, { number: 1 }, { jobId: 'event-1' });
    expect(await jobs.inspect((counting) => counting.getWaitingCount())).toBe(1);
  });

  it('are delayed as requested', async () => {
    await jobs.queue.enqueue(count, { number: 1 }, { delayMs: 60_000 });
    expect(await jobs.inspect((counting) => counting.getDelayedCount())).toBe(1);
  });

  it('are refused on enqueuing if their payload is invalid', async () => {
    const invalid = JSON.parse('{ "number": "one" }');
    await expect(jobs.queue.enqueue(count, invalid)).rejects.toThrow(z.ZodError);
    expect(await jobs.inspect((counting) => counting.getWaitingCount())).toBe(0);
  });

  it.each(['has never been there', 'went away'])('are refused within seconds if Redis %s', async (how) => {
    const proxy = await startRedisProxy(jobs.url);
    if (how === 'has never been there') await proxy.cut();
    const redis = createRedis(proxy.url, { name: 'test', role: 'commands', logger: jobs.logger });
    if (how === 'went away') await redis.ping().then(() => proxy.cut());

    const queue = createBullJobQueue(createBullQueues({ redis, prefix: jobs.prefix }));
    await expect(queue.enqueue(count, { number: 1 })).rejects.toThrow(/max retries per request|timed out/);

    await redis[Symbol.asyncDispose]();
  });
});
