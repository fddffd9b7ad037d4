import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CacheProcesses,
  neverAsked,
  namespaceOptions as options,
} from '../../../test/support/cache-processes.js';
import { slowSource } from '../../../test/support/slow-source.js';

let processes: CacheProcesses;

beforeEach(() => {
  processes = new CacheProcesses();
});

afterEach(() => processes[Symbol.asyncDispose]());

const startNamespace: CacheProcesses['startNamespace'] = (overrides, routes) =>
  processes.startNamespace(overrides, routes);

describe('a change', () => {
  it('is visible at once in this process, and soon in others', async () => {
    const here = await startNamespace();
    const there = await startNamespace();
    for (const things of [here, there]) await things.get('a', async () => 'old');

    await here.delete('a');

    expect(await here.get('a', async () => 'new')).toBe('new');
    await vi.waitFor(async () => expect(await there.get('a', async () => 'new')).toBe('new'));
  });

  it('is not undone by an earlier load in this process', async () => {
    const things = await startNamespace();
    const source = slowSource('old');
    const early = things.get('a', source.load);
    await source.begun();

    await things.delete('a');
    source.answer();

    expect(await early).toBe('old');
    expect(await things.get('a', async () => 'new')).toBe('new');
  });

  it('is not undone by an earlier load in a process that receives no messages', async () => {
    const proxy = await processes.interruptible();
    const here = await startNamespace();
    const deaf = await startNamespace({}, { announcements: proxy.url });
    const source = slowSource('old');
    const early = deaf.get('a', source.load);
    await source.begun();

    await proxy.cut();
    await here.delete('a');
    source.answer();
    await early;
    await proxy.restore();

    const later = await startNamespace();
    expect(await later.get('a', async () => 'new')).toBe('new');
  });

  it('that sets a value is not undone by such a load either', async () => {
    const proxy = await processes.interruptible();
    const here = await startNamespace();
    const deaf = await startNamespace({}, { announcements: proxy.url });
    const source = slowSource('old');
    const early = deaf.get('a', source.load);
    await source.begun();

    await proxy.cut();
    await here.set('a', 'new');
    source.answer();
    await early;

    expect(await (await startNamespace()).get('a', neverAsked)).toBe('new');
  });

  it('is not undone by a load that started without Redis, in a process that receives no messages', async () => {
    const [commands, announcements] = [await processes.interruptible(), await processes.interruptible()];
    const here = await startNamespace();
    const routes = { commands: commands.url, announcements: announcements.url };
    const deaf = await startNamespace({ localTtlSeconds: 0.02 }, routes);
    await here.set('other', 'other');
    await announcements.cut();
    await commands.cut();
    const source = slowSource('old');
    const early = deaf.get('a', source.load);
    await source.begun();
    await commands.restore();

    await here.delete('a');
    // Once it reaches Redis again, it stores the values that it loads.
    const other = async () => expect(await deaf.get('other', async () => 'away')).toBe('other');
    await vi.waitFor(other, { interval: 100 });
    source.answer();
    await early;

    expect(await (await startNamespace()).get('a', async () => 'new')).toBe('new');
  });

  it('is visible in a process that missed it once it receives messages again', async () => {
    const proxy = await processes.interruptible();
    const here = await startNamespace();
    const deaf = await startNamespace({ localTtlSeconds: 60 }, { announcements: proxy.url });
    await deaf.get('a', async () => 'old');

    await proxy.cut();
    await here.set('a', 'new');
    expect(await deaf.get('a', neverAsked)).toBe('old');
    await proxy.restore();

    await vi.waitFor(async () => expect(await deaf.get('a', neverAsked)).toBe('new'));
  });

  it('that sets a value is not undone by an earlier load', async () => {
    const here = await startNamespace();
    const source = slowSource('old');
    const early = here.get('a', source.load);
    await source.begun();

    await here.set('a', 'new');
    source.answer();
    await early;

    expect(await here.get('a', neverAsked)).toBe('new');
    expect(await (await startNamespace()).get('a', neverAsked)).toBe('new');
  });

  it('is visible sooner for missing values, if the policy says so', async () => {
    const cache = await processes.start();
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

  it('is visible after localTtlSeconds in a process that receives no messages', async () => {
    const proxy = await processes.interruptible();
    const here = await startNamespace();
    const deaf = await startNamespace({ localTtlSeconds: 0.1 }, { announcements: proxy.url });
    await deaf.get('a', async () => 'old');

    await proxy.cut();
    await here.set('a', 'new');

    await vi.waitFor(async () => expect(await deaf.get('a', neverAsked)).toBe('new'));
    await proxy.restore();
  });
});

describe('without Redis', () => {
  it('answers from the source', async () => {
    const proxy = await processes.interruptible();
    const things = await startNamespace({}, { commands: proxy.url, announcements: proxy.url });
    proxy.freeze();

    expect(await things.get('a', async () => 'A')).toBe('A');
    expect(await things.getMany(['b', 'c'], async (keys) => keys.map(() => 'B'))).toEqual(['B', 'B']);
    proxy.thaw();

    expect(things.stats().errors).toBeGreaterThan(0);
  });

  it('still answers from process memory, and accepts changes', async () => {
    const proxy = await processes.interruptible();
    const things = await startNamespace({}, { commands: proxy.url, announcements: proxy.url });
    await things.set('a', 'A');
    await proxy.cut();

    expect(await things.get('a', neverAsked)).toBe('A');
    await things.delete('a');
    expect(await things.get('a', async () => 'new')).toBe('new');

    await proxy.restore();
  });

  it('uses Redis again when it is back', async () => {
    const proxy = await processes.interruptible();
    const here = await startNamespace({}, { commands: proxy.url, announcements: proxy.url });
    const there = await startNamespace();
    await proxy.cut();
    await here.get('a', async () => 'A');
    await proxy.restore();

    await vi.waitFor(async () => {
      await here.set('a', 'A');
      expect(await there.get('a', neverAsked)).toBe('A');
    });
  });
});
