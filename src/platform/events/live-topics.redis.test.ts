import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startRedisProxy } from '../../../test/support/redis-proxy.js';
import { startTcpProxy, type TcpProxy } from '../../../test/support/tcp-proxy.js';
import { keysIn, testRedis } from '../../../test/support/test-redis.js';
import { isOutage } from '../../graphql/errors/outage.js';
import { ServiceUnavailableError } from '../../shared/domain-error.js';
import { newId } from '../../shared/ids.js';
import { createRedis, type RedisConnection } from '../redis/redis.js';
import { createRedisChannels, type RedisChannels } from '../redis/redis-channels.js';
import { createLogger } from '../telemetry/logger.js';
import type { Retention } from './live-stream.script.js';
import { defineTopic, type LiveEvent, LiveTopicLaggedError } from './live-topics.js';
import { createRedisLiveTopics } from './live-topics.redis.js';

const logger = createLogger({ level: 'silent', pretty: false });
const { url, nodeUrl, prefix } = testRedis();
const numbers = defineTopic<{ number: number }>('numbers');
type NumberEvent = LiveEvent<{ number: number }>;

let proxy: TcpProxy;
let redis: RedisConnection;
/** A connection to the node to which the subscriber is connected. */
let node: RedisConnection;
let subscriber: RedisConnection;
let channels: RedisChannels;

beforeAll(async () => {
  proxy = await startTcpProxy(nodeUrl);
  redis = createRedis(url, { name: 'test', role: 'commands', logger });
  node = createRedis(nodeUrl, { name: 'test', role: 'commands', logger });
  subscriber = createRedis(proxy.url, { name: 'test', role: 'subscriber', logger });
  channels = createRedisChannels(subscriber, logger);
});

afterAll(async () => {
  await redis[Symbol.asyncDispose]();
  await node[Symbol.asyncDispose]();
  await subscriber[Symbol.asyncDispose]();
  await proxy[Symbol.asyncDispose]();
});

function liveTopics(retention?: Retention) {
  return createRedisLiveTopics({ redis, channels, prefix, ...(retention ? { retention } : {}) });
}

function event(number: number): NumberEvent {
  return { id: newId(), occurredAt: new Date('2026-03-01T12:00:00Z'), payload: { number } };
}

async function take(events: AsyncIterableIterator<NumberEvent>, count: number): Promise<number[]> {
  const taken: number[] = [];
  while (taken.length < count) {
    const { value } = await events.next();
    taken.push(value.payload.number);
  }
  return taken;
}

async function listeners(): Promise<readonly unknown[]> {
  return node.pubsub('CHANNELS', `${prefix}:live:*`);
}

describe('live topics', () => {
  it('deliver an event as it was published, to the subscribers of its topic and key alone', async () => {
    const topics = liveTopics();
    const key = newId();
    const events = await topics.subscribe(numbers, key);
    const pending = events.next();
    await vi.waitFor(async () => expect(await listeners()).toHaveLength(1));
    const published = event(1);

    await topics.publish(numbers, newId(), event(2));
    await topics.publish(defineTopic('others'), key, event(3));
    await topics.publish(numbers, key, published);

    expect(await pending).toEqual({ done: false, value: published });
    await events.return?.();
  });

  it('replay what was published after the event that is named', async () => {
    const topics = liveTopics();
    const key = newId();
    const published = [event(1), event(2), event(3)];
    for (const each of published) await topics.publish(numbers, key, each);

    const events = await topics.subscribe(numbers, key, { after: published[0]?.id });
    expect(await take(events, 2)).toEqual([2, 3]);
    await events.return?.();
  });

  it('replay everything that is kept after an event they do not know', async () => {
    const topics = liveTopics();
    const key = newId();
    await topics.publish(numbers, key, event(1));
    await topics.publish(numbers, key, event(2));

    const events = await topics.subscribe(numbers, key, { after: newId() });
    expect(await take(events, 2)).toEqual([1, 2]);
    await events.return?.();
  });

  it('deliver an event once that is published twice, as a relay may do', async () => {
    const topics = liveTopics();
    const key = newId();
    const twice = event(1);
    await topics.publish(numbers, key, twice);
    await topics.publish(numbers, key, event(2));
    await topics.publish(numbers, key, twice);
    await topics.publish(numbers, key, event(3));

    const events = await topics.subscribe(numbers, key, { after: newId() });
    expect(await take(events, 3)).toEqual([1, 2, 3]);
    await events.return?.();
  });

  it('keep the order of what is published at once, each under its own key', async () => {
    const topics = liveTopics();
    const keys = [newId(), newId()];
    const all = Array.from({ length: 100 }, (_, number) => number);
    await Promise.all(
      all.flatMap((number) => keys.map((key) => topics.publish(numbers, key, event(number)))),
    );
    for (const key of keys) {
      const events = await topics.subscribe(numbers, key, { after: newId() });
      expect(await take(events, all.length)).toEqual(all);
      await events.return?.();
    }
  });

  it('replay all that is kept after an event that had to make room', async () => {
    const topics = liveTopics({ keepMs: 60_000, mostEvents: 3 });
    const key = newId();
    const published = Array.from({ length: 5 }, (_, number) => event(number));
    for (const each of published) await topics.publish(numbers, key, each);

    const events = await topics.subscribe(numbers, key, { after: published[0]?.id });
    expect(await take(events, 3)).toEqual([2, 3, 4]);
    await events.return?.();
  });

  it('join replay and live without a gap or a repetition, whenever a subscriber comes', async () => {
    const topics = liveTopics();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 250 }),
        fc.array(fc.nat({ max: 249 }), { minLength: 1, maxLength: 5 }),
        async (count, joins) => {
          const key = newId();
          const published = Array.from({ length: count }, (_none, number) => event(number));
          const publications: Promise<void>[] = [];
          const readers: Promise<void>[] = [];
          for (const [number, each] of published.entries()) {
            publications.push(topics.publish(numbers, key, each));
            if (joins.includes(number)) readers.push(expectRestAfter(Math.floor(number / 2)));
            if (number % 7 === 0) await publications[number];
          }
          await Promise.all(readers);

          async function expectRestAfter(number: number): Promise<void> {
            // Used only once it exists: an unknown event means all events.
            await publications[number];
            const events = await topics.subscribe(numbers, key, { after: published[number]?.id });
            const rest = published.slice(number + 1).map(({ payload }) => payload.number);
            expect(await take(events, rest.length)).toEqual(rest);
            await events.return?.();
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('deliver what was published while the subscriber connection was broken', async () => {
    const topics = liveTopics();
    const key = newId();
    const events = await topics.subscribe(numbers, key, { after: newId() });
    await topics.publish(numbers, key, event(1));
    expect(await take(events, 1)).toEqual([1]);
    const missed = take(events, 2);

    await proxy.cut();
    await topics.publish(numbers, key, event(2));
    await topics.publish(numbers, key, event(3));
    await proxy.restore();

    expect(await missed).toEqual([2, 3]);
    await events.return?.();
  });

  it('deliver what was published while the stream could not be read', async () => {
    await using outage = await startRedisProxy(url);
    await using reader = createRedis(outage.url, { name: 'test', role: 'cache', logger });
    const topics = liveTopics();
    const key = newId();
    const first = event(1);
    await topics.publish(numbers, key, first);
    await vi.waitFor(() => reader.ping());
    const events = await createRedisLiveTopics({ redis: reader, channels, prefix }).subscribe(numbers, key, {
      after: newId(),
    });
    expect(await take(events, 1)).toEqual([1]);
    const missed = take(events, 1);

    await outage.cut();
    await proxy.cut();
    await topics.publish(numbers, key, event(2));
    await proxy.restore();
    // By then it has read without a result.
    const other = await topics.subscribe(numbers, key, { after: first.id });
    expect(await take(other, 1)).toEqual([2]);
    await outage.restore();

    expect(await missed).toEqual([2]);
    await events.return?.();
    await other.return?.();
  });

  it('refuse a subscriber that cannot begin, and leave nothing behind', async () => {
    const topics = createRedisLiveTopics({ redis, channels, prefix, startWithinMs: 100 });
    await proxy.cut();
    await expect(topics.subscribe(numbers, newId())).rejects.toThrow(ServiceUnavailableError);
    await proxy.restore();

    await vi.waitFor(() => subscriber.ping());
    await vi.waitFor(async () => expect(await listeners()).toEqual([]));
  });

  it('deliver to all others when something else is stored in the place of a stream, and tell of it', async () => {
    const corrupt: string[] = [];
    const topics = createRedisLiveTopics({
      redis,
      channels,
      prefix,
      onCorrupt: (key) => void corrupt.push(key),
    });
    const [broken, ...whole] = [newId(), newId(), newId()];
    const place = `${prefix}:live:{${broken}}:${numbers.name}`;
    await redis.set(place, 'something else');
    const readers = await Promise.all(whole.map((key) => topics.subscribe(numbers, key)));
    const keys = [whole[0] ?? '', broken ?? '', whole[1] ?? ''];
    await Promise.all(keys.map((key, index) => topics.publish(numbers, key, event(index))));

    expect(await Promise.all(readers.map((reader) => take(reader, 1)))).toEqual([[0], [2]]);
    expect(corrupt).toEqual([place]);
    for (const reader of readers) await reader.return?.();
    await redis.del(place);
  });

  it.each([
    ['a stream', ''],
    ['the ids of a stream', ':ids'],
  ])('keep their order when something else is stored in the place of %s', async (_what, suffix) => {
    const topics = liveTopics();
    const [broken, whole] = [newId(), newId()];
    const place = `${prefix}:live:{${broken}}:${numbers.name}${suffix}`;
    await redis.set(place, 'something else');
    const all = Array.from({ length: 100 }, (_, number) => number);
    await Promise.all([
      topics.publish(numbers, broken, event(0)),
      ...all.map((number) => topics.publish(numbers, whole, event(number))),
    ]);

    const events = await topics.subscribe(numbers, whole, { after: newId() });
    expect(await take(events, all.length)).toEqual(all);
    await events.return?.();
    await redis.del(place);
  });

  it('refuse a subscriber while all of Redis is away', async () => {
    await using away = createRedis(proxy.url, { name: 'test', role: 'commands', logger });
    await away.ping();
    const topics = createRedisLiveTopics({ redis: away, channels, prefix });
    await proxy.cut();
    const refusal = await topics.subscribe(numbers, newId()).catch((error: unknown) => error);
    await proxy.restore();

    expect(isOutage(refusal) || refusal instanceof ServiceUnavailableError).toBe(true);
  });

  it('keep no id of an event that could not be stored, so that it can be published again', async () => {
    const topics = liveTopics();
    const key = newId();
    const place = `${prefix}:live:{${key}}:${numbers.name}`;
    await redis.set(place, 'something else');
    const refused = event(1);
    await topics.publish(numbers, key, refused);
    await redis.del(place);
    await topics.publish(numbers, key, refused);

    const events = await topics.subscribe(numbers, key, { after: newId() });
    expect(await take(events, 1)).toEqual([1]);
    await events.return?.();
  });

  it('keep exactly the newest events and their ids, as many as they are told to', async () => {
    const topics = liveTopics({ keepMs: 60_000, mostEvents: 5 });
    const key = newId();
    const published = Array.from({ length: 100 }, (_, number) => event(number));
    await Promise.all(published.map((each) => topics.publish(numbers, key, each)));

    const place = `${prefix}:live:{${key}}:${numbers.name}`;
    const entries = await redis.xrange(place, '-', '+');
    const ids = await redis.zrange(`${place}:ids`, '0', '-1', 'WITHSCORES');
    const newest = published.slice(-5);
    expect(entries.map(([, fields]) => fields.at(-1))).toEqual(newest.map((each) => JSON.stringify(each)));
    expect(ids).toEqual(newest.flatMap(({ id }, index) => [id, entries[index]?.[0].replace('-0', '')]));
  });

  describe('offered to a taker', () => {
    it('are given one after the other, and to the caller if it leaves them', async () => {
      const topics = liveTopics();
      const key = newId();
      const events = await topics.subscribe(numbers, key);
      const offered: number[] = [];
      const decisions: ((isTaken: boolean) => void)[] = [];
      events.offerTo({
        take({ payload: { number } }) {
          offered.push(number);
          return number === 1 ? true : new Promise((resolve) => decisions.push(resolve));
        },
      });
      const left = events.next();
      for (const number of [1, 2, 3]) await topics.publish(numbers, key, event(number));
      await vi.waitFor(() => expect(decisions).toHaveLength(1));
      expect(offered).toEqual([1, 2]);
      decisions[0]?.(true);
      await vi.waitFor(() => expect(decisions).toHaveLength(2));
      decisions[1]?.(false);

      expect((await left).value?.payload).toEqual({ number: 3 });
      expect(offered).toEqual([1, 2, 3]);
      await events.return?.();
    });

    it('are over once it returns, whatever is decided later', async () => {
      const topics = liveTopics();
      const key = newId();
      const events = await topics.subscribe(numbers, key);
      const decisions: ((isTaken: boolean) => void)[] = [];
      events.offerTo({ take: () => new Promise((resolve) => decisions.push(resolve)) });
      const pending = events.next();
      await topics.publish(numbers, key, event(1));
      await topics.publish(numbers, key, event(2));
      await vi.waitFor(() => expect(decisions).toHaveLength(1));

      await events.return?.();
      expect(await pending).toEqual({ done: true, value: undefined });
      decisions[0]?.(false);
      expect(await events.next()).toEqual({ done: true, value: undefined });
      expect(decisions).toHaveLength(1);
      expect(await listeners()).toEqual([]);
    });

    it.each([
      [
        'at once',
        () => {
          throw new Error('Full');
        },
      ],
      ['later', () => Promise.reject(new Error('Full'))],
    ])('end with its failure, %s, for it alone', async (_when, fail) => {
      const topics = liveTopics();
      const key = newId();
      const [failing, other] = [await topics.subscribe(numbers, key), await topics.subscribe(numbers, key)];
      failing.offerTo({ take: fail });
      const failure = failing.next().catch((error: unknown) => error);
      const told = take(other, 2);
      await topics.publish(numbers, key, event(1));
      await topics.publish(numbers, key, event(2));

      expect(await failure).toEqual(new Error('Full'));
      expect(await failing.next()).toEqual({ done: true, value: undefined });
      expect(await told).toEqual([1, 2]);
      await other.return?.();
      expect(await listeners()).toEqual([]);
    });
  });

  it('end a waiting reader when it is returned, and stop listening', async () => {
    const topics = liveTopics();
    const events = await topics.subscribe(numbers, newId());
    const pending = events.next();
    await vi.waitFor(async () => expect(await listeners()).toHaveLength(1));

    await events.return?.();

    expect(await pending).toEqual({ done: true, value: undefined });
    expect(await listeners()).toEqual([]);
  });

  it('stop listening for one who never read', async () => {
    const events = await liveTopics().subscribe(numbers, newId());
    await events.return?.();
    expect(await listeners()).toEqual([]);
  });

  it('tell a reader that fell behind further than events are kept', async () => {
    const topics = liveTopics({ keepMs: 60_000, mostEvents: 3 });
    const key = newId();
    const first = event(0);
    await topics.publish(numbers, key, first);
    const events = await topics.subscribe(numbers, key, { after: newId() });
    expect(await take(events, 1)).toEqual([0]);

    const quick = await topics.subscribe(numbers, key);
    for (let number = 1; number <= 110; number += 1) {
      await topics.publish(numbers, key, event(number));
      expect(await take(quick, 1)).toEqual([number]);
    }
    await quick.return?.();

    await expect(events.next()).rejects.toThrow(LiveTopicLaggedError);
    expect(await listeners()).toEqual([]);
  });

  describe('of which the newest of each kind is worth telling', () => {
    const parities = defineTopic<{ number: number }>('parities', {
      newestOf: ({ number }) => (number % 2 === 0 ? 'even' : 'odd'),
    });

    it('tell only the newest to who had heard everything and could not keep up, but leave no recheck out', async () => {
      const topics = liveTopics();
      const key = newId();
      const slow = await topics.subscribe(parities, key);
      const quick = await topics.subscribe(parities, key);
      const first = slow.next();
      await topics.publish(parities, key, event(0));
      expect((await first).value?.payload).toEqual({ number: 0 });
      const waiting = slow.next();
      await topics.publish(parities, key, event(1));
      expect((await waiting).value?.payload).toEqual({ number: 1 });

      await topics.recheck(parities, key, { id: newId(), occurredAt: new Date() });
      for (let number = 2; number <= 60; number += 1) await topics.publish(parities, key, event(number));
      // By then it is known to this process too.
      for (let count = 0; count < 62; count += 1) await quick.next();

      const told = [await slow.next(), await slow.next(), await slow.next()];
      expect(told.map(({ value }) => value?.payload)).toEqual([null, { number: 59 }, { number: 60 }]);
      await slow.return?.();
      await quick.return?.();
    });

    it('tell everything to who catches up', async () => {
      const topics = liveTopics();
      const key = newId();
      for (let number = 0; number < 60; number += 1) await topics.publish(parities, key, event(number));
      const events = await topics.subscribe(parities, key, { after: newId() });
      expect(await take(events, 60)).toEqual(Array.from({ length: 60 }, (_, number) => number));
      await events.return?.();
    });
  });

  it('are kept on with what is published later', async () => {
    const topics = liveTopics({ keepMs: 8_000, mostEvents: 100 });
    const key = newId();
    await topics.publish(numbers, key, event(1));
    const kept = await keysIn(redis, `${prefix}:live:{${key}}*`);
    expect(kept).toHaveLength(2);
    // As if seconds had passed.
    for (const name of kept) await redis.pexpire(name, 5_000);

    await vi.waitFor(async () => {
      await topics.publish(numbers, key, event(2));
      for (const name of kept) expect(await redis.pttl(name)).toBeGreaterThan(5_000);
    }, 5_000);
  });

  it('tell nothing that is no longer kept to who comes late, though it is remembered for others', async () => {
    const topics = liveTopics();
    const key = newId();
    const early = await topics.subscribe(numbers, key);
    const first = take(early, 1);
    await topics.publish(numbers, key, event(1));
    expect(await first).toEqual([1]);
    // As if they had expired.
    await redis.del(...(await keysIn(redis, `${prefix}:live:{${key}}*`)));

    const late = [
      await topics.subscribe(numbers, key),
      await topics.subscribe(numbers, key, { after: newId() }),
    ];
    const heard = [early, ...late].map((events) => take(events, 1));
    await topics.publish(numbers, key, event(2));

    expect(await Promise.all(heard)).toEqual([[2], [2], [2]]);
    for (const events of [early, ...late]) await events.return?.();
  });

  it('keep nothing longer than they are told to', async () => {
    const topics = liveTopics({ keepMs: 20, mostEvents: 100 });
    const key = newId();
    await topics.publish(numbers, key, event(1));
    await vi.waitFor(async () => expect(await keysIn(redis, `${prefix}:live:{${key}}*`)).toEqual([]), 5_000);
  });
});
