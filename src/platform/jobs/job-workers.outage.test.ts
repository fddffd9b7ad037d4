import { beforeEach, describe, expect, it, vi } from 'vitest';
import { count, type StartedJobs, startJobs } from '../../../test/support/jobs.js';
import { startRedisProxy } from '../../../test/support/redis-proxy.js';
import { createRedis } from '../redis/redis.js';
import { createJobWorkers } from './job-workers.js';

let jobs: StartedJobs;

beforeEach(() => {
  jobs = startJobs();
  return () => jobs[Symbol.asyncDispose]();
});

describe('workers without Redis', () => {
  it('can be stopped', async () => {
    const proxy = await startRedisProxy(jobs.url);
    const away = createRedis(proxy.url, { name: 'test', role: 'worker', logger: jobs.logger });
    const workers = createJobWorkers({ redis: away, prefix: jobs.prefix, logger: jobs.logger, drainMs: 20 });
    workers.handle(count, async () => undefined);
    await workers.start();
    await proxy.cut();

    // Redis is not restarted.
    await expect(workers[Symbol.asyncDispose]()).resolves.toBeUndefined();
    await away[Symbol.asyncDispose]();
  });

  it('continue when it is back', async () => {
    const proxy = await startRedisProxy(jobs.url);
    const flaky = createRedis(proxy.url, { name: 'test', role: 'worker', logger: jobs.logger });
    const seen: number[] = [];
    const workers = createJobWorkers({ redis: flaky, prefix: jobs.prefix, logger: jobs.logger });
    workers.handle(count, async ({ number }) => void seen.push(number));
    await workers.start();

    await proxy.cut();
    await jobs.queue.enqueue(count, { number: 1 });
    await proxy.restore();

    await vi.waitFor(() => expect(seen).toEqual([1]));
    await workers[Symbol.asyncDispose]();
    await flaky[Symbol.asyncDispose]();
    await proxy[Symbol.asyncDispose]();
  });
});
