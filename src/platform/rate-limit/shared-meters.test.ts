import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keysIn, testRedis } from '../../../test/support/test-redis.js';
import { createRedis, type RedisConnection } from '../redis/redis.js';
import { isCluster } from '../redis/redis-client.js';
import { createLogger } from '../telemetry/logger.js';
import { type Demand, demandsOf } from './demands.js';
import { anyPolicy, anyStep } from './limit.fixture.js';
import { limitOf } from './limit.js';
import { createLocalMeters } from './local-meters.js';
import type { RateLimitPolicy } from './rate-limiter.js';
import { createSharedMeters, type SharedMeters } from './shared-meters.redis.js';
import type { Outcome } from './take-all-or-nothing.js';

const { url, prefix } = testRedis();
const logger = createLogger({ level: 'silent', pretty: false });
const BEGIN = 1_767_225_600_123_457;
let redis: RedisConnection;
let runs = 0;

beforeAll(() => {
  redis = createRedis(url, { name: 'test', role: 'commands', logger });
});

afterAll(async () => {
  await redis[Symbol.asyncDispose]();
});

/** A Redis without takes, whose time the test sets, and the model: the same limits in memory. */
function begin() {
  const time = { micros: BEGIN };
  const keys = `${prefix}-${(runs += 1)}`;
  const shared = createSharedMeters({ redis, prefix: keys, serverMicros: () => time.micros });
  return { time, keys, shared, model: createLocalMeters(1_000) };
}

/**
 * Concurrently, unless they have several subjects on a cluster: only there may one get between the phases of another.
 */
async function takeAll(shared: SharedMeters, calls: readonly (readonly Demand[])[]) {
  if (!isCluster(redis)) return Promise.all(calls.map((demands) => shared.take(demands)));
  const answers: (readonly Outcome[])[] = [];
  for (const demands of calls) answers.push(await shared.take(demands));
  return answers;
}

const anyCheck = fc.record({
  policy: fc.nat({ max: 2 }),
  subject: fc.constantFrom('one', 'another'),
  cost: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 6 })),
});
/** Several concurrent calls, each of several limits. */
const anyMoment = fc.record({
  step: fc.oneof({ weight: 20, arbitrary: anyStep }, fc.integer({ min: -90_000_000, max: -1 })),
  calls: fc.array(fc.array(anyCheck, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
});
const anyPolicies = fc.tuple(anyPolicy, anyPolicy, anyPolicy);

describe('Redis and the model', () => {
  it('agree on admission, remainder, reset time and waiting time', async () => {
    const seen = { admitted: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(
        anyPolicies,
        fc.array(anyMoment, { minLength: 5, maxLength: 40 }),
        async (policies, moments) => {
          const { time, shared, model } = begin();
          for (const { step, calls } of moments) {
            time.micros += step;
            const asked = calls.map(
              (checks) =>
                demandsOf(
                  checks.map(({ policy, ...check }) => ({
                    ...check,
                    policy: policies[policy] ?? policies[0],
                  })),
                ).demands,
            );
            const answers = await takeAll(shared, asked);
            expect(answers).toEqual(asked.map((demands) => model.take(demands, time.micros)));
            for (const outcomes of answers) {
              seen[outcomes.every(({ waitMicros }) => waitMicros === 0) ? 'admitted' : 'refused'] += 1;
            }
          }
        },
      ),
      { numRuns: 100 },
    );
    expect(seen.admitted).toBeGreaterThan(500);
    expect(seen.refused).toBeGreaterThan(500);
  });

  it('admit a refused request after its waiting time, and not a microsecond before', async () => {
    let waits = 0;
    const anyTakes = fc.array(fc.record({ step: anyStep, cost: fc.integer({ min: 1, max: 4 }) }), {
      minLength: 10,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(anyPolicy, anyTakes, async (policy, takes) => {
        const { time, shared } = begin();
        for (const { step, cost } of takes) {
          const { demands } = demandsOf([{ policy, subject: 'patient', cost }]);
          const waitOf = async () => (await shared.take(demands))[0]?.waitMicros ?? 0;
          time.micros += step;
          const wait = await waitOf();
          if (wait === 0 || cost > limitOf(policy).most) continue;
          waits += 1;
          time.micros += wait - 1;
          expect(await waitOf()).toBe(1);
          time.micros += 1;
          expect(await waitOf()).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
    expect(waits).toBeGreaterThan(60);
  });
});

describe('leases', () => {
  const most = fc.integer({ min: 1, max: 5 });
  const anyMove = fc.record({
    step: fc.oneof({ weight: 6, arbitrary: anyStep }, fc.integer({ min: -90_000_000, max: -1 })),
    /** Which of the taken leases are released; null: as many as this are taken. */
    released: fc.option(fc.nat({ max: 30 })),
    cost: fc.integer({ min: 1, max: 2 }),
  });

  it('agree with the model for any order of taking, releasing and expiry', async () => {
    const seen = { taken: 0, refused: 0, released: 0 };
    const moves = fc.array(anyMove, { minLength: 10, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(most, moves, async (limit, story) => {
        const { time, shared, model } = begin();
        const policy: RateLimitPolicy = {
          name: 'at-once',
          algorithm: 'concurrency',
          most: limit,
          leaseSeconds: 120,
        };
        const held: { readonly demand: Demand; readonly takenMicros: number }[] = [];
        const said: [answer: unknown, expected: unknown][] = [];
        for (const { step, released, cost } of story) {
          time.micros += step;
          const { demands } = demandsOf([{ policy, subject: 'one', cost }]);
          const lease = released === null ? undefined : held[released % Math.max(1, held.length)];
          if (lease) {
            await shared.release(lease.demand, lease.takenMicros);
            model.release(lease.demand, lease.takenMicros);
            seen.released += 1;
            continue;
          }
          const outcomes = await shared.take(demands);
          said.push([outcomes, model.take(demands, time.micros)]);
          const takenMicros = outcomes[0]?.takenMicros;
          if (takenMicros !== undefined) held.push(...demands.map((demand) => ({ demand, takenMicros })));
          seen[takenMicros === undefined ? 'refused' : 'taken'] += 1;
        }
        expect(said.map(([answer]) => answer)).toEqual(said.map(([, expected]) => expected));
      }),
      { numRuns: 100 },
    );
    expect(Math.min(seen.taken, seen.refused, seen.released)).toBeGreaterThan(30);
  });
});

const bucket: RateLimitPolicy = {
  name: 'b',
  algorithm: 'token-bucket',
  capacity: 10,
  refillPerSecond: 1,
};
const log: RateLimitPolicy = { name: 'l', algorithm: 'sliding-log', most: 10, windowSeconds: 60 };
const counter: RateLimitPolicy = { name: 'c', algorithm: 'sliding-counter', most: 10, windowSeconds: 60 };

describe('keys in Redis', () => {
  it('contain no subject, share a slot per subject, and expire once they are meaningless', async () => {
    const { keys, shared } = begin();
    const checks = [bucket, log, counter].map((policy) => ({ policy, subject: 'ada@example.com', cost: 3 }));
    await shared.take(demandsOf(checks).demands);

    const names = (await keysIn(redis, `${keys}:*`)).toSorted();
    expect(names).toHaveLength(3);
    expect(names.join()).not.toContain('ada');
    expect(new Set(names.map((name) => /\{[\w-]{22}\}/.exec(name)?.[0])).size).toBe(1);
    const [bucketMs = 0, counterMs = 0, logMs = 0] = await Promise.all(
      ['b', 'c', 'l'].map((name) => redis.pttl(names.find((key) => key.includes(`}:${name}:`)) ?? '')),
    );
    const inTime = [bucketMs <= 3_001, counterMs > 59_000 && counterMs <= 120_001, logMs <= 67_501];
    expect(inTime).toEqual([true, true, true]);
    expect(Math.min(bucketMs, logMs)).toBeGreaterThan(0);
  });

  it('of a log live until its newest unit expires, however it grows', async () => {
    const { time, keys, shared } = begin();
    for (let step = 0; step < 20; step += 1) {
      await shared.take(demandsOf([{ policy: { ...log, most: 100 }, subject: 'x' }]).demands);
      const [key = ''] = await keysIn(redis, `${keys}:*`);
      const life = await redis.pttl(key);
      expect(life).toBeGreaterThan(59_000);
      // Time passes for the limit and for the key.
      time.micros += 2_500_000;
      await redis.pexpire(key, life - 2_500);
    }
  });

  it('change with the numbers of a policy, so that it starts anew', async () => {
    const { shared } = begin();
    const remainingOf = async (policy: RateLimitPolicy) =>
      (await shared.take(demandsOf([{ policy, subject: 'x' }]).demands))[0]?.remaining;
    expect(await remainingOf(log)).toBe(9);
    expect(await remainingOf({ ...log })).toBe(8);
    expect(await remainingOf({ ...log, most: 11 })).toBe(10);
    expect(await remainingOf({ ...log, windowSeconds: 61 })).toBe(9);
  });

  it('are not written by refused requests', async () => {
    const { keys, shared } = begin();
    const tight = { ...log, name: 'tight', most: 1 };
    const both = demandsOf([
      { policy: bucket, subject: 'x' },
      { policy: tight, subject: 'x', cost: 2 },
    ]).demands;
    const [outcome] = await shared.take(both);
    expect(outcome).toEqual({ remaining: 10, resetMicros: 0, waitMicros: 0 });
    expect(await keysIn(redis, `${keys}:*`)).toEqual([]);
  });
});
