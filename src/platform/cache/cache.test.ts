import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTcpProxy, type TcpProxy } from '../../../test/support/tcp-proxy.js';
import { testRedis } from '../../../test/support/test-redis.js';
import { createBell } from '../async/bell.js';
import { createRedis, type RedisConnection } from '../redis/redis.js';
import { createRedisChannels } from '../redis/redis-channels.js';
import { createLogger } from '../telemetry/logger.js';
import type { Cache, CacheNamespace, NamespaceOptions } from './cache.js';
import { createCache } from './tiered-cache.js';

const logger = createLogger({ level: 'silent', pretty: false });
const options = { name: 'things', ttlSeconds: 60, maxEntries: 100 };

/** Leads to the same Redis, until a test takes it away. */
let proxy: TcpProxy;
let url: string;
let prefix: string;
let processes: AsyncDisposable[];
let connections: RedisConnection[];

beforeAll(async () => {
  ({ url } = testRedis());
  proxy = await startTcpProxy(url);
});

beforeEach(async () => {
  ({ prefix } = testRedis());
  processes = [];
  connections = [];
  return async () => {
    await Promise.all([...processes, ...connections].map((each) => each[Symbol.asyncDispose]()));
  };
});

afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
});

interface Routes {
  readonly commands: string;
  readonly announcements: string;
}

/** A cache as one process has it, with connections of its own. */
async function startProcess({ commands, announcements }: Routes = direct()): Promise<Cache> {
  const redis = createRedis(commands, { name: 'test', role: 'cache', logger });
  const subscriber = createRedis(announcements, { name: 'test', role: 'subscriber', logger });
  connections.push(redis, subscriber);
  const cache = createCache({ redis, channels: createRedisChannels(subscriber, logger), prefix, logger });
  processes.push(cache);
  await vi.waitFor(() => redis.ping());
  await subscriber.ping();
  return cache;
}

async function startNamespace(
  overrides: Partial<NamespaceOptions<string>> = {},
  routes: Routes = direct(),
): Promise<CacheNamespace<string>> {
  return (await startProcess(routes)).namespace<string>({ ...options, ...overrides });
}

function direct(): Routes {
  return { commands: url, announcements: url };
}

function interruptible(): Routes {
  return { commands: proxy.url, announcements: proxy.url };
}

/** A source that counts how often it is asked, and answers when it is let. */
function slowSource(value: string) {
  const bell = createBell();
  const load = vi.fn<() => Promise<string>>(async () => {
    await bell.wait();
    return value;
  });
  return { load, answer: () => bell.ring() };
}

function toDate(json: unknown): Date {
  return new Date(String(json));
}

const neverAsked = async (): Promise<never> => {
  throw new Error('The source should not have been asked.');
};

describe('the cache', () => {
  it('asks the source once, then answers from the process, and in other processes from Redis', async () => {
    const here = await startNamespace();
    const there = await startNamespace();

    expect(await here.get('a', async () => 'A')).toBe('A');
    expect(await here.get('a', neverAsked)).toBe('A');
    await vi.waitFor(async () => expect(await there.get('a', async () => 'other')).toBe('A'));

    expect(here.stats()).toMatchObject({
      localHits: 1,
      redisHits: 0,
      misses: 1,
      loads: 1,
      errors: 0,
      entries: 1,
    });
    expect(there.stats()).toMatchObject({ redisHits: 1, loads: 0 });
  });

  it('shares one load among all who ask for a key at once', async () => {
    const things = await startNamespace();
    const source = slowSource('A');

    const answers = Array.from({ length: 50 }, () => things.get('a', source.load));
    await vi.waitFor(() => expect(source.load).toHaveBeenCalled());
    source.answer();

    expect(new Set(await Promise.all(answers))).toEqual(new Set(['A']));
    expect(source.load).toHaveBeenCalledTimes(1);
  });

  it('shares it with those who ask in other processes', async () => {
    const [here, there] = [await startNamespace(), await startNamespace()];
    const source = slowSource('A');
    const first = here.get('a', source.load);
    await vi.waitFor(() => expect(source.load).toHaveBeenCalled());
    const others = Array.from({ length: 50 }, () => there.get('a', neverAsked));
    await vi.waitFor(() => expect(there.stats().waits).toBe(1));
    source.answer();
    expect(new Set(await Promise.all([first, ...others]))).toEqual(new Set(['A']));
    expect(there.stats()).toMatchObject({ loads: 0, misses: 0 });
  });

  it('leaves a load that fails to the next, who need not wait for it', async () => {
    const [here, there] = [await startNamespace(), await startNamespace()];
    const bell = createBell();
    const failing = here.get('a', async () => {
      await bell.wait();
      throw new Error('source down');
    });
    await vi.waitFor(() => expect(here.stats().loads).toBe(1));
    const next = there.get('a', async () => 'A');
    await vi.waitFor(() => expect(there.stats().waits).toBe(1));
    bell.ring();
    await expect(failing).rejects.toThrow('source down');
    expect(await next).toBe('A');
    expect(here.stats()).toMatchObject({ failedLoads: 1 });
  });

  it('loads what is not there in each process for itself: it takes no room in Redis', async () => {
    const here = (await startProcess()).namespace<string | null>(options);
    const there = (await startProcess()).namespace<string | null>(options);
    const answers = await Promise.all([here.get('a', async () => null), there.get('a', async () => null)]);
    expect(answers).toEqual([null, null]);
    expect(here.stats().loads + there.stats().loads).toBe(2);
  });

  it('keeps nothing that was loaded under a lease that was lost, however late it comes', async () => {
    const here = await startNamespace();
    const source = slowSource('old');
    const late = here.get('a', source.load);
    await vi.waitFor(() => expect(source.load).toHaveBeenCalled());
    const redis = createRedis(url, { name: 'test', role: 'commands', logger });
    connections.push(redis);
    // As a deletion leaves it whose message was lost, and whose mark is over.
    await redis.del(`${prefix}:cache:things@a`);
    source.answer();
    expect(await late).toBe('old');
    expect(await (await startNamespace()).get('a', async () => 'new')).toBe('new');
  });

  it('serves what is over while one process loads it anew, and nobody waits', async () => {
    const policy = { ttlSeconds: 0.05, staleSeconds: 60, localTtlSeconds: 0.02 };
    const [here, there] = [await startNamespace(policy), await startNamespace(policy)];
    await here.set('a', 'old');
    const source = slowSource('new');
    await vi.waitFor(async () => {
      expect(await there.get('a', source.load)).toBe('old');
      expect(source.load).toHaveBeenCalled();
    });
    expect(await here.get('a', neverAsked)).toBe('old');
    source.answer();
    await vi.waitFor(async () => expect(await here.get('a', async () => 'newest')).toMatch(/^new/u));
    expect(there.stats().refreshes).toBe(1);
    expect(there.stats().staleServed).toBeGreaterThan(0);
  });

  it('serves what is over for a while when its source fails', async () => {
    const policy = { ttlSeconds: 0.05, staleSeconds: 60, localTtlSeconds: 0.02 };
    const things = await startNamespace(policy);
    await things.set('a', 'last');
    const failing = vi.fn<() => Promise<string>>().mockRejectedValue(new Error('source down'));
    await vi.waitFor(async () => {
      expect(await things.get('a', failing)).toBe('last');
      expect(failing).toHaveBeenCalled();
    });
    expect(things.stats().failedLoads).toBeGreaterThan(0);
  });

  it('does not bring back by a late refresh what was changed meanwhile', async () => {
    const policy = { ttlSeconds: 0.05, staleSeconds: 60, localTtlSeconds: 0.02 };
    const [here, there] = [await startNamespace(policy), await startNamespace(policy)];
    await here.set('a', 'old');
    const source = slowSource('old again');
    await vi.waitFor(async () => {
      await there.get('a', source.load);
      expect(source.load).toHaveBeenCalled();
    });
    await here.set('a', 'changed');
    source.answer();
    await vi.waitFor(() => expect(there.stats().loads).toBe(1));
    await vi.waitFor(async () => expect(await there.get('a', async () => 'changed')).toBe('changed'));
    expect(await (await startNamespace(policy)).get('a', async () => 'changed')).toBe('changed');
  });

  it('keeps no more in the process than there is room for', async () => {
    const things = await startNamespace({ maxBytes: 10_000 });
    for (let number = 0; number < 200; number += 1) await things.set(String(number), 'x'.repeat(200));
    const { entries, bytes, evictions } = things.stats();
    expect(bytes).toBeLessThanOrEqual(10_000);
    expect(entries + evictions).toBe(200);
    expect(entries).toBeGreaterThan(20);
  });

  it('does not keep a failure', async () => {
    const things = await startNamespace();
    await expect(things.get('a', () => Promise.reject(new Error('source down')))).rejects.toThrow(
      'source down',
    );
    expect(await things.get('a', async () => 'A')).toBe('A');
  });

  it('remembers that there is nothing, in the process alone', async () => {
    const here = (await startProcess()).namespace<string | null>(options);
    const there = (await startProcess()).namespace<string | null>(options);
    expect(await here.get('nothing', async () => null)).toBeNull();
    expect(await here.get('nothing', neverAsked)).toBeNull();

    await here.get('something', async () => 'A');
    await vi.waitFor(async () => expect(await there.get('something', async () => 'other')).toBe('A'));
    expect(await there.get('nothing', async () => 'B')).toBe('B');
  });

  it('puts nothing in the place of something, in every process', async () => {
    const here = (await startProcess()).namespace<string | null>(options);
    const there = (await startProcess()).namespace<string | null>(options);
    await here.set('a', 'old');
    expect(await there.get('a', neverAsked)).toBe('old');

    await here.set('a', null);

    expect(await here.get('a', neverAsked)).toBeNull();
    await vi.waitFor(async () => expect(await there.get('a', async () => null)).toBeNull());
  });

  it('asks for many keys together, and only for those it lacks, each once', async () => {
    const things = await startNamespace();
    await things.get('b', async () => 'B');
    const asked: (readonly string[])[] = [];

    const values = await things.getMany(['a', 'b', 'c', 'a'], async (keys) => {
      asked.push(keys);
      return keys.map((key) => key.toUpperCase());
    });

    expect(values).toEqual(['A', 'B', 'C', 'A']);
    expect(asked).toEqual([['a', 'c']]);
  });

  it('refuses a load that does not answer all of its keys', async () => {
    const things = await startNamespace();
    await expect(things.getMany(['a', 'b'], async () => ['A'])).rejects.toThrow(RangeError);
  });

  it('rebuilds what JSON cannot hold', async () => {
    const date = new Date('2026-03-01T12:00:00Z');
    const here = (await startProcess()).namespace<Date>({ ...options, revive: toDate });
    const there = (await startProcess()).namespace<Date>({ ...options, revive: toDate });

    await here.set('day', date);
    expect(await there.get('day', neverAsked)).toEqual(date);
  });

  it('takes what it cannot rebuild for missing', async () => {
    const here = await startNamespace();
    await here.set('a', 'of an older shape');
    const there = await startNamespace({
      revive: () => {
        throw new Error('unknown shape');
      },
    });

    expect(await there.get('a', async () => 'A')).toBe('A');
  });
});

describe('a change', () => {
  it('is seen at once here, and soon in other processes', async () => {
    const here = await startNamespace();
    const there = await startNamespace();
    for (const things of [here, there]) await things.get('a', async () => 'old');

    await here.delete('a');

    expect(await here.get('a', async () => 'new')).toBe('new');
    await vi.waitFor(async () => expect(await there.get('a', async () => 'new')).toBe('new'));
  });

  it('is not undone by a load that began before it, in this process', async () => {
    const things = await startNamespace();
    const source = slowSource('old');
    const early = things.get('a', source.load);
    await vi.waitFor(() => expect(source.load).toHaveBeenCalled());

    await things.delete('a');
    source.answer();

    expect(await early).toBe('old');
    expect(await things.get('a', async () => 'new')).toBe('new');
  });

  it('is not undone by a load that began before it, in a process that does not hear of it', async () => {
    const here = await startNamespace();
    const deaf = await startNamespace({}, { commands: url, announcements: proxy.url });
    const source = slowSource('old');
    const early = deaf.get('a', source.load);
    await vi.waitFor(() => expect(source.load).toHaveBeenCalled());

    await proxy.cut();
    await here.delete('a');
    source.answer();
    await early;
    await proxy.restore();

    const later = await startNamespace();
    expect(await later.get('a', async () => 'new')).toBe('new');
  });

  it('is seen as soon as a process hears again that missed it', async () => {
    const here = await startNamespace();
    const deaf = await startNamespace({ localTtlSeconds: 60 }, { commands: url, announcements: proxy.url });
    await deaf.get('a', async () => 'old');

    await proxy.cut();
    await here.set('a', 'new');
    expect(await deaf.get('a', neverAsked)).toBe('old');
    await proxy.restore();

    await vi.waitFor(async () => expect(await deaf.get('a', neverAsked)).toBe('new'), 5_000);
  });

  it('that puts a value in place is not undone by a load that began before it', async () => {
    const here = await startNamespace();
    const source = slowSource('old');
    const early = here.get('a', source.load);
    await vi.waitFor(() => expect(source.load).toHaveBeenCalled());

    await here.set('a', 'new');
    source.answer();
    await early;

    expect(await here.get('a', neverAsked)).toBe('new');
    expect(await (await startNamespace()).get('a', neverAsked)).toBe('new');
  });

  it('lets the process forget sooner that something does not exist, where the policy says so', async () => {
    const cache = await startProcess();
    const things = cache.namespace<string | null>({
      ...options,
      localTtlSeconds: 60,
      negativeTtlSeconds: 0.1,
    });
    const absent = cache.namespace<string | null>({ ...options, name: 'absent', localTtlSeconds: 60 });
    for (const each of [things, absent]) await each.get('a', async () => null);
    await things.get('b', async () => 'B');

    await vi.waitFor(async () => expect(await things.get('a', async () => 'A')).toBe('A'));

    expect(await things.get('b', neverAsked)).toBe('B');
    expect(await absent.get('a', neverAsked)).toBeNull();
  });

  it('is seen after localTtlSeconds by a process that does not hear of it', async () => {
    const here = await startNamespace();
    const deaf = await startNamespace({ localTtlSeconds: 0.1 }, { commands: url, announcements: proxy.url });
    await deaf.get('a', async () => 'old');

    await proxy.cut();
    await here.set('a', 'new');

    await vi.waitFor(async () => expect(await deaf.get('a', neverAsked)).toBe('new'));
    await proxy.restore();
  });
});

describe('without Redis', () => {
  it('answers from the source, at first after a bounded wait and then at once', async () => {
    const things = await startNamespace({}, interruptible());
    proxy.freeze();
    const start = performance.now();

    expect(await things.get('a', async () => 'A')).toBe('A');
    const firstMs = performance.now() - start;
    expect(await things.getMany(['b', 'c'], async (keys) => keys.map(() => 'B'))).toEqual(['B', 'B']);
    const secondMs = performance.now() - start - firstMs;
    proxy.thaw();

    expect(firstMs).toBeLessThan(1_000);
    expect(secondMs).toBeLessThan(firstMs);
    expect(things.stats().errors).toBeGreaterThan(0);
  });

  it('still answers from the process, and takes changes', async () => {
    const things = await startNamespace({}, interruptible());
    await things.set('a', 'A');
    await proxy.cut();

    expect(await things.get('a', neverAsked)).toBe('A');
    await things.delete('a');
    expect(await things.get('a', async () => 'new')).toBe('new');

    await proxy.restore();
  });

  it('uses Redis again when it is back', async () => {
    const here = await startNamespace({}, interruptible());
    const there = await startNamespace();
    await proxy.cut();
    await here.get('a', async () => 'A');
    await proxy.restore();

    await vi.waitFor(async () => {
      await here.set('a', 'A');
      expect(await there.get('a', neverAsked)).toBe('A');
    }, 5_000);
  });
});
