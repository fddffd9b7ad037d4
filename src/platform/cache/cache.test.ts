import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CacheProcesses,
  neverAsked,
  namespaceOptions as options,
} from '../../../test/support/cache-processes.js';
import { slowSource } from '../../../test/support/slow-source.js';
import { keysIn } from '../../../test/support/test-redis.js';
import { createWakeSignal } from '../async/wake-signal.js';

let processes: CacheProcesses;

beforeEach(() => {
  processes = new CacheProcesses();
});

afterEach(() => processes[Symbol.asyncDispose]());

const startNamespace: CacheProcesses['startNamespace'] = (overrides, routes) =>
  processes.startNamespace(overrides, routes);

function toDate(json: unknown): Date {
  return new Date(String(json));
}

describe('the cache', () => {
  it('loads once, then answers from process memory, and in other processes from Redis', async () => {
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

  it('shares one load among concurrent reads of a key', async () => {
    const things = await startNamespace();
    const source = slowSource('A');

    const answers = Array.from({ length: 50 }, () => things.get('a', source.load));
    await source.begun();
    source.answer();

    expect(new Set(await Promise.all(answers))).toEqual(new Set(['A']));
    expect(source.load).toHaveBeenCalledTimes(1);
  });

  it('shares it with concurrent reads in other processes', async () => {
    const [here, there] = [await startNamespace(), await startNamespace()];
    const source = slowSource('A');
    const first = here.get('a', source.load);
    await source.begun();
    const others = Array.from({ length: 50 }, () => there.get('a', neverAsked));
    await vi.waitFor(() => expect(there.stats().waits).toBe(1));
    source.answer();
    expect(new Set(await Promise.all([first, ...others]))).toEqual(new Set(['A']));
    expect(there.stats()).toMatchObject({ loads: 0, misses: 0 });
  });

  it('finds values loaded by other processes, and loads the rest, also after many misses', async () => {
    const [here, there] = [await startNamespace(), await startNamespace()];
    for (let misses = 0; misses < 30; misses += 1) await here.get(`missing ${misses}`, async () => 'A');
    await there.setMany([
      ['a', 'A'],
      ['b', 'B'],
    ]);

    const load = vi.fn(async (keys: readonly string[]) => keys.map(() => 'C'));
    expect(await here.getMany(['a', 'b', 'c'], load)).toEqual(['A', 'B', 'C']);
    expect(load).toHaveBeenCalledExactlyOnceWith(['c']);
    expect(here.stats()).toMatchObject({ redisHits: 2, misses: 31 });
    // Values found in Redis have no lease any more, so that others may load them when they are gone.
    await vi.waitFor(async () =>
      expect(await keysIn(processes.connect(), `${processes.prefix}:cache:things@*`)).toEqual([]),
    );
  });

  it('returns and caches values while others of the same read are pending', async () => {
    const [here, there, elsewhere] = [await startNamespace(), await startNamespace(), await startNamespace()];
    const slow = slowSource('C');
    const waited = there.get('c', slow.load);
    await slow.begun();
    await there.set('a', 'A');

    const many = here.getMany(['a', 'b', 'c'], async (keys) => keys.map(() => 'B'));
    expect(await here.get('a', neverAsked)).toBe('A');
    expect(await here.get('b', neverAsked)).toBe('B');
    await vi.waitFor(async () => expect(await elsewhere.get('b', async () => 'not yet')).toBe('B'));

    slow.answer();
    expect(await many).toEqual(['A', 'B', 'C']);
    expect(await waited).toBe('C');
  });

  it('passes a failed load to the next process without waiting', async () => {
    const [here, there] = [await startNamespace(), await startNamespace()];
    const wake = createWakeSignal();
    const failing = here.get('a', async () => {
      await wake.wait();
      throw new Error('source down');
    });
    await vi.waitFor(() => expect(here.stats().loads).toBe(1));
    const next = there.get('a', async () => 'A');
    await vi.waitFor(() => expect(there.stats().waits).toBe(1));
    wake.notify();
    await expect(failing).rejects.toThrow('source down');
    expect(await next).toBe('A');
    expect(here.stats()).toMatchObject({ failedLoads: 1 });
  });

  it('stores missing values only in process memory', async () => {
    const here = (await processes.start()).namespace<string | null>(options);
    const there = (await processes.start()).namespace<string | null>(options);
    const answers = await Promise.all([here.get('a', async () => null), there.get('a', async () => null)]);
    expect(answers).toEqual([null, null]);
    expect(here.stats().loads + there.stats().loads).toBe(2);
  });

  it('does not store values loaded under a lost lease', async () => {
    const here = await startNamespace();
    const source = slowSource('old');
    const late = here.get('a', source.load);
    await source.begun();
    // The state after a deletion whose message was lost, and whose marker has expired.
    await processes.connect().del(`${processes.prefix}:cache:things@{a}`);
    source.answer();
    expect(await late).toBe('old');
    expect(await (await startNamespace()).get('a', async () => 'new')).toBe('new');
  });

  it('serves an expired value while one process refreshes it', async () => {
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

  it('serves an expired value for a limited time if its source fails', async () => {
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

  it('does not undo a change by a late refresh', async () => {
    const policy = { ttlSeconds: 0.05, staleSeconds: 60, localTtlSeconds: 0.02 };
    const [here, there] = [await startNamespace(policy), await startNamespace(policy)];
    await here.set('a', 'old');
    const source = slowSource('old again');
    await vi.waitFor(async () => {
      await there.get('a', source.load);
      await vi.waitFor(() => expect(source.load).toHaveBeenCalled(), { timeout: 40, interval: 5 });
    });
    await here.set('a', 'changed');
    source.answer();
    await Promise.all(source.load.mock.results.map(({ value }) => value));
    await vi.waitFor(async () => expect(await there.get('a', async () => 'changed')).toBe('changed'));
    expect(await (await startNamespace(policy)).get('a', async () => 'changed')).toBe('changed');
  });

  it('limits the number of values in process memory', async () => {
    const things = await startNamespace({ maxBytes: 10_000 });
    for (let number = 0; number < 200; number += 1) await things.set(String(number), 'x'.repeat(200));
    const { entries, bytes, evictions } = things.stats();
    expect(bytes).toBeLessThanOrEqual(10_000);
    expect(entries + evictions).toBe(200);
    expect(entries).toBeGreaterThan(20);
  });

  it('does not cache failures', async () => {
    const things = await startNamespace();
    await expect(things.get('a', () => Promise.reject(new Error('source down')))).rejects.toThrow(
      'source down',
    );
    expect(await things.get('a', async () => 'A')).toBe('A');
  });

  it('caches missing values in process memory only', async () => {
    const here = (await processes.start()).namespace<string | null>(options);
    const there = (await processes.start()).namespace<string | null>(options);
    expect(await here.get('nothing', async () => null)).toBeNull();
    expect(await here.get('nothing', neverAsked)).toBeNull();

    await here.get('something', async () => 'A');
    await vi.waitFor(async () => expect(await there.get('something', async () => 'other')).toBe('A'));
    expect(await there.get('nothing', async () => 'B')).toBe('B');
  });

  it('replaces a value by a missing one in every process', async () => {
    const here = (await processes.start()).namespace<string | null>(options);
    const there = (await processes.start()).namespace<string | null>(options);
    await here.set('a', 'old');
    expect(await there.get('a', neverAsked)).toBe('old');

    await here.set('a', null);

    expect(await here.get('a', neverAsked)).toBeNull();
    await vi.waitFor(async () => expect(await there.get('a', async () => null)).toBeNull());
  });

  it('loads the missing keys in one batch, each once', async () => {
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

  it('refuses a load that does not return all of its keys', async () => {
    const things = await startNamespace();
    await expect(things.getMany(['a', 'b'], async () => ['A'])).rejects.toThrow(RangeError);
  });

  it('restores values that JSON cannot represent', async () => {
    const date = new Date('2026-03-01T12:00:00Z');
    const here = (await processes.start()).namespace<Date>({ ...options, revive: toDate });
    const there = (await processes.start()).namespace<Date>({ ...options, revive: toDate });

    await here.set('day', date);
    expect(await there.get('day', neverAsked)).toEqual(date);
  });

  it('treats values that cannot be restored as missing', async () => {
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
