import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CacheProcesses, neverAsked, type Routes } from '../../../test/support/cache-processes.js';
import { slowSource } from '../../../test/support/slow-source.js';
import type { CacheNamespace, NamespaceOptions } from './cache.js';

interface Thing {
  readonly version: number;
}

const options: NamespaceOptions<Thing | null> = {
  name: 'things',
  ttlSeconds: 60,
  localTtlSeconds: 60,
  maxEntries: 1_000,
  versionOf: (thing) => thing?.version ?? 0,
};

let processes: CacheProcesses;

beforeEach(() => {
  processes = new CacheProcesses();
});

afterEach(() => processes[Symbol.asyncDispose]());

type Wish = Partial<NamespaceOptions<Thing | null>> & Routes;

/** The cache of one process. */
async function startProcess(wish: Wish = {}) {
  const { commands = processes.url, announcements = processes.url, ...overrides } = wish;
  const cache = await processes.start({ commands, announcements });
  return cache.namespace({ ...options, ...overrides });
}

/** A process that gets no invalidation messages from now on, while its commands reach Redis. */
async function startDeafProcess(overrides: Wish = {}) {
  const proxy = await processes.interruptible();
  const things = await startProcess({ announcements: proxy.url, ...overrides });
  return { things, deafen: () => proxy.cut() };
}

const thing = (version: number): Thing => ({ version });

const sourceDown = async (): Promise<never> => {
  throw new Error('source down');
};

/** A load that has already read its version and ends when it is allowed to. */
function slowLoad(things: CacheNamespace<Thing | null>, key: string, version: number) {
  const source = slowSource(thing(version));
  const answer = things.get(key, source.load);
  return {
    begun: source.begun,
    /** When loads of a key are shared, a read may wait for another load. */
    letGo: source.answer,
    end: () => {
      source.answer();
      return answer;
    },
  };
}

describe('a value with a version', () => {
  it('is not replaced by an older one, in any process', async () => {
    const [here, there] = [await startProcess(), await startProcess()];
    await here.set('a', thing(2));
    await here.set('a', thing(1));
    expect(here.peek('a')).toEqual(thing(2));

    await there.set('a', thing(1));

    expect(await there.get('a', neverAsked)).toEqual(thing(2));
    expect(await (await startProcess()).get('a', neverAsked)).toEqual(thing(2));
  });

  it('is replaced by one of the same version', async () => {
    const things = await startProcess();
    const first = thing(1);
    const second = thing(1);
    await things.set('a', first);
    await things.set('a', second);
    expect(things.peek('a')).toBe(second);
  });

  it('is not replaced by a missing value, but can be deleted', async () => {
    const things = await startProcess();
    await things.set('a', thing(1));
    await things.set('a', null);
    expect(await things.get('a', neverAsked)).toEqual(thing(1));

    await things.delete('a');

    expect(things.peek('a')).toBeUndefined();
    expect(await things.get('a', async () => null)).toBeNull();
  });

  it('is not restored after its deletion by an older one, but by a newer one', async () => {
    const [here, there] = [await startProcess(), await startProcess()];
    await here.set('a', thing(2));
    await here.delete('a');

    await there.set('a', thing(1));
    expect(there.peek('a')).toBeUndefined();
    await there.set('a', thing(3));

    expect(await (await startProcess()).get('a', neverAsked)).toEqual(thing(3));
  });

  it('is not restored by a load that started before its deletion', async () => {
    const [here, there] = [await startProcess(), await startProcess()];
    const slow = slowLoad(there, 'a', 1);
    await slow.begun();
    await here.delete('a');
    await slow.end();

    expect(await (await startProcess()).get('a', async () => thing(2))).toEqual(thing(2));
  });

  it('outlasts slow loads of older ones, which return it, too', async () => {
    const here = await startProcess();
    const slow = slowLoad(here, 'a', 1);
    await slow.begun();

    await here.set('a', thing(2));

    expect(await slow.end()).toEqual(thing(2));
    expect(here.peek('a')).toEqual(thing(2));
    expect(await (await startProcess()).get('a', neverAsked)).toEqual(thing(2));
  });

  it('replaces an older one that was written while it was loaded', async () => {
    const here = await startProcess();
    const slow = slowLoad(here, 'a', 2);
    await slow.begun();

    await here.set('a', thing(1));
    await slow.end();

    expect(here.peek('a')).toEqual(thing(2));
    await vi.waitFor(async () => expect(await (await startProcess()).get('a', neverAsked)).toEqual(thing(2)));
  });

  it('reaches a process that missed the message, once it has loaded an older one', async () => {
    const here = await startProcess();
    const { things: deaf, deafen } = await startDeafProcess();
    const slow = slowLoad(deaf, 'a', 1);
    await slow.begun();
    await deafen();

    await here.set('a', thing(2));
    await slow.end();

    await vi.waitFor(() => expect(deaf.peek('a')).toEqual(thing(2)));
  });
});

describe('many values', () => {
  it('are set together, each unless there is a newer one', async () => {
    const [here, there] = [await startProcess(), await startProcess()];
    await there.set('b', thing(9));
    await vi.waitFor(async () => expect(await here.get('b', neverAsked)).toEqual(thing(9)));
    await there.getMany(['a', 'c'], async (keys) => keys.map(() => null));

    await here.setMany([
      ['a', thing(1)],
      ['b', thing(1)],
      ['c', thing(1)],
    ]);

    const expected = [thing(1), thing(9), thing(1)];
    expect(['a', 'b', 'c'].map((key) => here.peek(key))).toEqual(expected);
    await vi.waitFor(async () => expect(await there.getMany(['a', 'b', 'c'], neverAsked)).toEqual(expected));
  });

  it('can be none', async () => {
    const things = await startProcess();
    await things.setMany([]);
    expect(things.stats().errors).toBe(0);
  });
});

describe('without Redis', () => {
  it('a process still keeps its newest value, and restores no older one afterwards', async () => {
    const proxy = await processes.interruptible();
    await (await startProcess()).set('a', thing(2));
    const here = await startProcess({ commands: proxy.url });
    await proxy.cut();

    await here.set('a', thing(3));
    await here.set('a', thing(1));
    expect(here.peek('a')).toEqual(thing(3));
    await proxy.restore();

    await vi.waitFor(async () => {
      await here.set('a', thing(1));
      await here.set('b', thing(1));
      expect(await (await startProcess()).get('b', neverAsked)).toEqual(thing(1));
    });
    expect(await (await startProcess()).get('a', neverAsked)).toEqual(thing(2));
  });
});

describe('without the source', () => {
  const expired = { ttlSeconds: 0.05, localTtlSeconds: 0.05 };

  it('the process returns the last value, if requested', async () => {
    const things = await startProcess({ ...expired, staleIfSourceFails: true });
    await things.set('a', thing(1));
    await vi.waitFor(() => expect(things.peek('a')).toBeUndefined());
    await vi.waitFor(async () => {
      expect(await things.get('a', async () => thing(1))).toEqual(thing(1));
      expect(things.stats().loads).toBeGreaterThan(0);
    });
    await vi.waitFor(() => expect(things.peek('a')).toBeUndefined());

    expect(await things.get('a', sourceDown)).toEqual(thing(1));
    await expect(things.getMany(['a', 'b'], sourceDown)).rejects.toThrow('source down');
  });

  it('returns no deleted value, and none unless requested', async () => {
    const forgetful = await startProcess({ ...expired, name: 'forgetful' });
    const things = await startProcess({ staleIfSourceFails: true });
    await things.set('a', thing(1));
    await things.delete('a');
    await expect(things.get('a', sourceDown)).rejects.toThrow('source down');

    await forgetful.get('a', async () => thing(1));
    await vi.waitFor(() => expect(forgetful.get('a', sourceDown)).rejects.toThrow('source down'));
  });
});

describe('for any order of loads and writes in two processes', () => {
  const processNumber = fc.nat({ max: 1 });
  const step = fc.oneof(
    fc.record({ kind: fc.constant('commit' as const) }),
    fc.record({ kind: fc.constant('read' as const), at: processNumber }),
    fc.record({ kind: fc.constant('write' as const), which: fc.nat() }),
    fc.record({ kind: fc.constant('beginLoad' as const), at: processNumber }),
    fc.record({ kind: fc.constant('endLoad' as const), which: fc.nat() }),
  );

  it('versions never decrease in a process or Redis, and all end with the newest', async () => {
    const both = [await startProcess(), await startProcess()];
    const redis = processes.connect();
    let runs = 0;

    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
        runs += 1;
        const key = `run-${runs}`;
        let stored = 1;
        const writes: (() => Promise<void>)[] = [];
        const loads: ReturnType<typeof slowLoad>[] = [];
        const seen = [0, 0, 0];
        const writeOne = async (which: number) => {
          const [write] = writes.splice(which % Math.max(writes.length, 1), 1);
          await write?.();
        };
        const look = async () => {
          const text = await redis.get(`${processes.prefix}:cache:things:{${key}}`);
          const versions = [
            ...both.map((things) => things.peek(key)?.version ?? null),
            text ? Number.parseInt(text, 10) : null,
          ];
          for (const [index, version] of versions.entries()) {
            if (version === null) continue;
            expect(version).toBeGreaterThanOrEqual(seen[index] ?? 0);
            seen[index] = version;
          }
        };

        for (const each of steps) {
          const things = both['at' in each ? each.at : 0];
          const version = stored;
          if (each.kind === 'commit') stored += 1;
          if (each.kind === 'read' && things) writes.push(() => things.set(key, thing(version)));
          if (each.kind === 'write') await writeOne(each.which);
          if (each.kind === 'beginLoad' && things) loads.push(slowLoad(things, key, version));
          if (each.kind === 'endLoad') loads[each.which % Math.max(loads.length, 1)]?.letGo();
          await look();
        }
        writes.push(async () => both[0]?.set(key, thing(stored)));
        while (writes.length > 0) await writeOne(writes.length - 1);
        await Promise.all(loads.map(({ end }) => end()));
        await look();
        for (const things of both) {
          await vi.waitFor(async () => expect(await things.get(key, neverAsked)).toEqual(thing(stored)));
        }
      }),
      { numRuns: 60 },
    );
  });
});
