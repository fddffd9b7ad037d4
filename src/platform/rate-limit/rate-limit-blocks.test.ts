import { pino } from 'pino';
import { afterAll, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.js';
import { startRedisProxy } from '../../../test/support/redis-proxy.js';
import { testRedis } from '../../../test/support/test-redis.js';
import { newId } from '../../shared/ids.js';
import { createDisposer } from '../async/disposer.js';
import { createRedis } from '../redis/redis.js';
import { createRedisChannels } from '../redis/redis-channels.js';
import { createBlockCache } from './block-cache.js';
import type { BegunBlock, BlockSubject } from './rate-limit-blocks.js';
import { createRedisRateLimitBlocks } from './rate-limit-blocks.redis.js';

const disposer = createDisposer();
afterAll(() => disposer[Symbol.asyncDispose]());
const logger = pino({ level: 'silent' });
const { url, prefix } = testRedis();
const POLICY = {
  refusals: 3,
  windowSeconds: 600,
  firstBlockSeconds: 60,
  longestBlockSeconds: 200,
  memorySeconds: 600,
};

/** The blocks of one process. */
async function openBlocks({ policy = POLICY, redisUrl = url, ownPrefix = prefix } = {}) {
  const redis = disposer.add(createRedis(redisUrl, { name: 'blocks', role: 'commands', logger }));
  const subscriber = disposer.add(createRedis(redisUrl, { name: 'channels', role: 'subscriber', logger }));
  const begun: BegunBlock[] = [];
  const blocks = disposer.add(
    createRedisRateLimitBlocks({
      redis,
      channels: createRedisChannels(subscriber, logger),
      prefix: ownPrefix,
      policy,
      onBegun: async (block) => void begun.push(block),
      logger,
      pollMs: 50,
    }),
  );
  await blocks.start();
  return { blocks, begun };
}

const one = await openBlocks();
const other = await openBlocks();

const somebody = (): BlockSubject => ({ kind: 'account', id: newId() });

async function refuse(subject: BlockSubject, times: number): Promise<void> {
  const turns = Array.from({ length: times }, (_, index) => (index % 2 === 0 ? one : other));
  await Promise.all(turns.map(({ blocks }) => blocks.refused(subject)));
}

const begunOf = ({ id }: BlockSubject) =>
  [...one.begun, ...other.begun].filter(({ subject }) => subject.id === id);

it('starts with the last allowed refusal, once, in every process', async () => {
  const subject = somebody();
  await refuse(subject, 2);
  expect([one, other].map(({ blocks }) => blocks.secondsLeft([subject]))).toEqual([0, 0]);
  await refuse(subject, 20);
  expect(begunOf(subject)).toEqual([{ subject, seconds: 60, turn: 1 }]);
  for (const { blocks } of [one, other]) {
    const seconds = await eventually(
      () => blocks.secondsLeft([somebody(), subject]),
      (left) => left > 0,
    );
    expect(seconds).toBeLessThanOrEqual(60);
  }
});

it('doubles its duration each time, up to the maximum', async () => {
  const subject = somebody();
  const short = { ...POLICY, firstBlockSeconds: 0.01, longestBlockSeconds: 0.05 };
  const { blocks, begun } = await openBlocks({ policy: short, ownPrefix: `${prefix}-short` });
  await eventually(
    () => blocks.refused(subject),
    () => begun.length === 5,
  );
  expect(begun.map(({ seconds }) => seconds)).toEqual([0.01, 0.02, 0.04, 0.05, 0.05]);
  expect(begun.map(({ turn }) => turn)).toEqual([1, 2, 3, 4, 5]);
});

it('is listed, latest end first, until it is lifted', async () => {
  const network: BlockSubject = { kind: 'network', id: '2001:db8:0:0::/64' };
  const device: BlockSubject = { kind: 'device', id: newId() };
  await refuse(network, 3);
  const [first] = await one.blocks.list(1);
  // Two blocks that end in the same millisecond may be in any order.
  await eventually(Date.now, (now) => now > (first?.begunAt.getTime() ?? 0));
  await refuse(device, 3);
  const listed = await one.blocks.list(2);
  expect(listed.map(({ subject }) => subject)).toEqual([device, network]);
  expect(listed[0]).toMatchObject({ turn: 1 });
  expect(await other.blocks.lift(network)).toBe(true);
  expect(await other.blocks.lift(network)).toBe(false);
  await eventually(
    () => one.blocks.secondsLeft([network]),
    (left) => left === 0,
  );
  expect((await one.blocks.list(100)).map(({ subject }) => subject)).not.toContainEqual(network);
  await refuse(network, 3);
  expect(begunOf(network).map(({ turn }) => turn)).toEqual([1, 1]);
});

it('applies to a process that starts later', async () => {
  const subject = somebody();
  await refuse(subject, 3);
  const { blocks } = await openBlocks();
  await eventually(
    () => blocks.secondsLeft([subject]),
    (left) => left > 0,
  );
  expect(blocks.secondsLeft([subject])).toBeLessThanOrEqual(60);
});

it('is neither started nor lost while Redis is down, without errors', async () => {
  await using proxy = await startRedisProxy(testRedis().url);
  const subject = somebody();
  const late = somebody();
  const { blocks, begun } = await openBlocks({ redisUrl: proxy.url });
  await Promise.all([1, 2, 3].map(() => blocks.refused(subject)));
  await proxy.cut();
  await Promise.all([1, 2, 3].map(() => blocks.refused(late)));
  expect(begun).toMatchObject([{ subject }]);
  expect(blocks.secondsLeft([subject])).toBeGreaterThan(0);
  expect(blocks.secondsLeft([late])).toBe(0);
  await proxy.restore();
});

it('expires', () => {
  let time = 0;
  const memory = createBlockCache(() => time);
  memory.remember('account:a', 1_500);
  expect(memory.secondsLeft([{ kind: 'account', id: 'a' }])).toBe(2);
  time = 1_500;
  expect(memory.secondsLeft([{ kind: 'account', id: 'a' }])).toBe(0);
});

it('is neither lost nor restored by an outdated read', () => {
  let time = 0;
  const memory = createBlockCache(() => time);
  const [begun, lifted, gone] = ['begun', 'lifted', 'gone'].map(
    (id): BlockSubject => ({ kind: 'account', id }),
  );
  memory.remember('account:gone', 9_000);
  memory.remember('account:lifted', 9_000);
  time = 1_000;
  const askedAt = memory.now();
  time = 2_000;
  memory.remember('account:begun', 9_000);
  memory.remember('account:lifted', 0);
  memory.replace(new Map([['account:lifted', 8_000]]), askedAt);
  expect([begun!, lifted!, gone!].map((subject) => memory.secondsLeft([subject]))).toEqual([9, 0, 0]);
});
