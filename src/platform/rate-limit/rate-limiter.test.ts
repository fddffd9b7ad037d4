import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { startRedisProxy } from '../../../test/support/redis-proxy.js';
import { reach, testRedis } from '../../../test/support/test-redis.js';
import { createDisposer } from '../async/disposer.js';
import { createRedis } from '../redis/redis.js';
import { createLogger } from '../telemetry/logger.js';
import { createRateLimiter, type RateLimiterOptions } from './create-rate-limiter.js';
import { demandsOf } from './demands.js';
import { anyPolicy, anyStep } from './limit.fixture.js';
import { createLocalMeters } from './local-meters.js';
import type { RateLimitCheck, RateLimiter, RateLimitPolicy } from './rate-limiter.js';

const { url, prefix } = testRedis();
const logger = createLogger({ level: 'silent', pretty: false });
const disposer = createDisposer();
let parts = 0;

afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => disposer[Symbol.asyncDispose]());

/** An unused prefix in Redis. */
const freshPrefix = () => `${prefix}-${(parts += 1)}`;

async function start(options: Partial<RateLimiterOptions> & { readonly url?: string } = {}) {
  const { url: address = url, ...others } = options;
  const redis = disposer.add(createRedis(address, { name: 'test', role: 'cache', logger }));
  const limiter = createRateLimiter({ redis, prefix: freshPrefix(), logger, ...others });
  await reach(redis);
  return { redis, limiter };
}

const log = (most: number, name = 'log'): RateLimitPolicy => ({
  name,
  algorithm: 'sliding-log',
  most,
  windowSeconds: 60,
});
const bucket: RateLimitPolicy = {
  name: 'bucket',
  algorithm: 'token-bucket',
  capacity: 10,
  refillPerSecond: 0.01,
};
const counter: RateLimitPolicy = {
  name: 'counter',
  algorithm: 'sliding-counter',
  most: 10,
  windowSeconds: 600,
};

async function admittedOf(
  limiters: readonly RateLimiter[],
  times: number,
  checks: readonly RateLimitCheck[],
): Promise<number> {
  const takes = limiters.flatMap((limiter) =>
    Array.from({ length: Math.ceil(times / limiters.length) }, () => limiter.take(checks)),
  );
  return (await Promise.all(takes)).filter(({ isAdmitted }) => isAdmitted).length;
}

describe('of concurrent requests', () => {
  it.each([log(10), bucket, counter])(
    'exactly the limit is admitted, over several connections: $algorithm',
    async (policy) => {
      const shared = freshPrefix();
      const processes = await Promise.all([1, 2, 3, 4].map(() => start({ prefix: shared })));
      const limiters = processes.map(({ limiter }) => limiter);
      expect(await admittedOf(limiters, 200, [{ policy, subject: 'x' }])).toBe(10);
    },
  );

  it('a refusal by one limit takes nothing from the others', async () => {
    const shared = freshPrefix();
    const processes = await Promise.all([1, 2, 3].map(() => start({ prefix: shared })));
    const limiters = processes.map(({ limiter }) => limiter);
    const wide = { policy: log(30, 'wide'), subject: 'network' };
    const tight = ['ada', 'bob'].map((subject) => ({ policy: log(10, 'tight'), subject }));

    const admitted = await Promise.all(tight.map((check) => admittedOf(limiters, 100, [wide, check])));
    expect(admitted).toEqual([10, 10]);
    expect(await admittedOf(limiters, 50, [wide])).toBe(10);
  });

  it('costs of a limit that is named twice are added up', async () => {
    const { limiter } = await start();
    const twice = [1, 2].map((cost) => ({ policy: log(7), subject: 'x', cost }));
    const first = await limiter.take(twice);
    expect(first.standings.map(({ remaining }) => remaining)).toEqual([4, 4]);
    expect(await admittedOf([limiter], 5, twice)).toBe(1);
  });
});

describe('a decision', () => {
  it('states in whole seconds when to retry', async () => {
    let micros = 1_767_225_600_000_000;
    const now = () => micros;
    const { limiter } = await start({ serverMicros: now, monotonicMicros: now });
    const take = () => limiter.take([{ policy: log(1), subject: 'x' }]);
    const admitted = await take();
    expect(admitted).toEqual({
      isAdmitted: true,
      retryAfterSeconds: 0,
      standings: [{ policy: log(1), remaining: 0, resetSeconds: 60 }],
    });
    micros += 500_000;
    expect(await take()).toMatchObject({ isAdmitted: false, retryAfterSeconds: 60 });
    micros += 59_499_999;
    expect(await take()).toMatchObject({ isAdmitted: false, retryAfterSeconds: 1 });
    micros += 1;
    expect(await take()).toMatchObject({ isAdmitted: true });
  });

  it('without limits is an admission', async () => {
    const { limiter } = await start();
    expect(await limiter.take([])).toEqual({ isAdmitted: true, retryAfterSeconds: 0, standings: [] });
  });

  it('with an invalid cost is an error', async () => {
    const { limiter } = await start();
    await expect(limiter.take([{ policy: log(1), subject: 'x', cost: 0 }])).rejects.toThrow(RangeError);
  });
});

describe('a process that was refused', () => {
  it('repeats the refusal by itself, and asks Redis about smaller costs', async () => {
    const { redis, limiter } = await start();
    const take = (cost: number) => limiter.take([{ policy: log(5), subject: 'x', cost }]);
    await take(3);
    await take(4);
    const asked = vi.spyOn(redis, 'evalsha');

    expect(await take(4)).toMatchObject({ isAdmitted: false, standings: [{ remaining: 2 }] });
    expect(await take(5)).toMatchObject({ isAdmitted: false });
    expect(asked).not.toHaveBeenCalled();
    expect(await take(2)).toMatchObject({ isAdmitted: true });
    expect(asked).toHaveBeenCalledOnce();
  });

  it('never differs from the decision of Redis', async () => {
    const seen = { admitted: 0, refused: 0, asked: 0 };
    const anyTakes = fc.array(
      fc.record({
        step: anyStep,
        cost: fc.integer({ min: 1, max: 5 }),
        policies: fc.subarray([0, 1, 2], { minLength: 1 }),
      }),
      { minLength: 10, maxLength: 60 },
    );
    let micros = 1_767_225_600_000_001;
    const now = () => micros;
    const policies = fc.tuple(anyPolicy, anyPolicy, anyPolicy);
    const { redis } = await start();
    const asked = vi.spyOn(redis, 'evalsha');
    await fc.assert(
      fc.asyncProperty(policies, anyTakes, async (all, takes) => {
        const limiter = createRateLimiter({
          redis,
          prefix: freshPrefix(),
          logger,
          serverMicros: now,
          monotonicMicros: now,
        });
        const model = createLocalMeters(100);
        for (const { step, cost, policies: chosen } of takes) {
          micros += step;
          const checks = chosen.map((index) => ({ policy: all[index] ?? all[0], subject: 'x', cost }));
          const waits = model.take(demandsOf(checks).demands, micros).map(({ waitMicros }) => waitMicros);
          const retryAfterSeconds = Math.ceil(Math.max(...waits) / 1_000_000);
          const decision = await limiter.take(checks);
          expect(decision.isAdmitted).toBe(retryAfterSeconds === 0);
          // Decisions without a call of Redis may not know about takes of others.
          expect(decision.retryAfterSeconds).toBeLessThanOrEqual(retryAfterSeconds);
          seen[decision.isAdmitted ? 'admitted' : 'refused'] += 1;
        }
      }),
      { numRuns: 60 },
    );
    seen.asked = asked.mock.calls.length;
    expect(seen.admitted).toBeGreaterThan(200);
    expect(seen.asked).toBeLessThan(seen.admitted + seen.refused);
  });
});

describe('concurrency', () => {
  const atOnce = (most: number): RateLimitPolicy => ({
    name: 'at-once',
    algorithm: 'concurrency',
    most,
    leaseSeconds: 60,
  });

  it('never exceeds the limit, and continues after a release', async () => {
    const { limiter } = await start();
    const checks = [{ policy: atOnce(3), subject: 'x' }];
    const decisions = await Promise.all(Array.from({ length: 40 }, () => limiter.take(checks)));
    const leases = decisions.flatMap((decision) => decision.leases ?? []);
    expect(leases).toHaveLength(3);
    expect((await limiter.take(checks)).isAdmitted).toBe(false);
    await limiter.release(leases.slice(0, 1));
    const again = await Promise.all([limiter.take(checks), limiter.take(checks)]);
    expect(again.filter(({ isAdmitted }) => isAdmitted)).toHaveLength(1);
  });

  it('takes nothing from other limits if refused, nor vice versa', async () => {
    const { limiter } = await start();
    const both = [
      { policy: atOnce(1), subject: 'x' },
      { policy: log(2), subject: 'y' },
    ];
    const { leases = [] } = await limiter.take(both);
    expect((await limiter.take(both)).isAdmitted).toBe(false);
    await limiter.release(leases);
    const second = await limiter.take(both);
    expect(second).toMatchObject({ isAdmitted: true, standings: [{ remaining: 0 }, { remaining: 0 }] });
    await limiter.release(second.leases ?? []);
    expect((await limiter.take(both)).isAdmitted).toBe(false);
    expect((await limiter.take([{ policy: atOnce(1), subject: 'x' }])).isAdmitted).toBe(true);
  });

  it('has one lease per call, which expires', async () => {
    let micros = 1_767_225_600_000_001;
    const now = () => micros;
    const { limiter } = await start({ serverMicros: now, monotonicMicros: now });
    const check = { policy: atOnce(2), subject: 'x' };
    const { leases = [] } = await limiter.take([check, check]);
    expect(leases).toMatchObject([{ units: 2, isOwn: false }]);
    expect(await limiter.take([check])).toMatchObject({ isAdmitted: false, retryAfterSeconds: 60 });
    micros += 60_000_000;
    expect((await limiter.take([check, check])).isAdmitted).toBe(true);
    // It has expired: the current lease belongs to someone else.
    await limiter.release(leases);
    expect((await limiter.take([check])).isAdmitted).toBe(false);
  });

  it('is limited by each process while Redis is down, and released there', async () => {
    const proxy = disposer.add(await startRedisProxy(testRedis().url));
    const { limiter } = await start({ url: proxy.url });
    await proxy.cut();
    const checks = [{ policy: atOnce(1), subject: 'x' }];
    const { leases = [] } = await limiter.take(checks);
    expect(leases).toMatchObject([{ isOwn: true }]);
    expect((await limiter.take(checks)).isAdmitted).toBe(false);
    await limiter.release(leases);
    expect((await limiter.take(checks)).isAdmitted).toBe(true);
  });
});

describe('while Redis is down', () => {
  it('each process limits by itself without long waits, and all share again afterwards', async () => {
    const proxy = disposer.add(await startRedisProxy(testRedis().url));
    const shared = freshPrefix();
    const first = await start({ prefix: shared, url: proxy.url });
    const second = await start({ prefix: shared, url: proxy.url });
    const check = (subject: string) => [{ policy: log(10), subject }];
    const both = [first.limiter, second.limiter];

    await proxy.cut();
    expect(await admittedOf([first.limiter], 50, check('x'))).toBe(10);
    expect(await admittedOf([second.limiter], 50, check('x'))).toBe(10);

    await proxy.restore();
    await vi.waitFor(() => Promise.all([first.redis.ping(), second.redis.ping()]));
    let subject = 0;
    await vi.waitFor(async () => expect(await admittedOf(both, 40, check(`${(subject += 1)}`))).toBe(10));
  });

  it('only one call a second waits for a server that hangs', async () => {
    const proxy = disposer.add(await startRedisProxy(testRedis().url));
    const { redis, limiter } = await start({ url: proxy.url });
    const take = () => limiter.take([{ policy: log(10), subject: 'x' }]);
    const asked = vi.spyOn(redis, 'evalsha');
    proxy.freeze();
    expect(await take()).toMatchObject({ isAdmitted: true });
    const decisions = await Promise.all(Array.from({ length: 20 }, take));
    proxy.thaw();
    expect(decisions.filter(({ isAdmitted }) => isAdmitted)).toHaveLength(9);
    expect(asked).toHaveBeenCalledOnce();
  });

  it('the number of remembered subjects is limited', () => {
    const meters = createLocalMeters(2);
    const take = (subject: string) =>
      meters.take(demandsOf([{ policy: log(1), subject }]).demands, 1_000)[0]?.waitMicros;
    expect(['a', 'b', 'a', 'c', 'b'].map((subject) => take(subject) === 0)).toEqual([
      true,
      true,
      false,
      true,
      true,
    ]);
  });
});

describe('clocks of processes', () => {
  it("do not matter: the time is the server's", async () => {
    const shared = freshPrefix();
    const { limiter: right } = await start({ prefix: shared });
    const { limiter: wrong } = await start({ prefix: shared });
    const checks = [log(10), bucket, counter].map((policy) => ({ policy, subject: 'x' }));
    expect(await admittedOf([right], 10, checks)).toBe(10);

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 });
    expect(await admittedOf([wrong], 10, checks)).toBe(0);
    vi.setSystemTime(Date.now() - 10 * 86_400_000);
    const other = checks.map((check) => ({ ...check, subject: 'y' }));
    expect(await admittedOf([wrong], 10, other)).toBe(10);
    vi.useRealTimers();
    expect(await admittedOf([right], 10, other)).toBe(0);
  });
});
