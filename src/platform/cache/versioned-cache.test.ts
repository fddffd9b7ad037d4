import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CacheProcesses, neverAsked } from '../../../test/support/cache-processes.js';
import { keysIn } from '../../../test/support/test-redis.js';
import { createWakeSignal } from '../async/wake-signal.js';
import { createVersionedCache, type Versioned, type VersionedCache } from './versioned-cache.js';

let processes: CacheProcesses;

beforeEach(() => {
  processes = new CacheProcesses();
});

afterEach(() => processes[Symbol.asyncDispose]());

/** The cache of one process. */
async function startProcess(): Promise<VersionedCache<string>> {
  const cache = await processes.start();
  return createVersionedCache(
    cache.namespace<Versioned<string>>({ name: 'things', ttlSeconds: 60, maxEntries: 10 }),
  );
}

it('keeps the last requested version under one key', async () => {
  const [here, there] = [await startProcess(), await startProcess()];
  expect(await here.get('a', '1', async () => 'first')).toBe('first');
  expect(await here.get('a', '1', neverAsked)).toBe('first');
  expect(await here.get('a', '2', async () => 'second')).toBe('second');
  expect(await here.get('a', '2', neverAsked)).toBe('second');

  await vi.waitFor(async () => expect(await there.get('a', '2', neverAsked)).toBe('second'));
  expect(await keysIn(processes.connect(), `${processes.prefix}:cache:things:*`)).toHaveLength(1);
});

it('returns each process its own version', async () => {
  const both = [await startProcess(), await startProcess()];
  for (let round = 0; round < 5; round += 1) {
    const answers = both.map((things, at) => things.get('a', `${at}`, async () => `of ${at}`));
    expect(await Promise.all(answers)).toEqual(['of 0', 'of 1']);
  }
});

it('returns each caller its own version within a process', async () => {
  const things = await startProcess();
  const versions = ['1', '2', '1', '3', '2'];
  const answers = versions.map((version) => things.get('a', version, async () => `of ${version}`));
  expect(await Promise.all(answers)).toEqual(versions.map((version) => `of ${version}`));
});

it('shares one load among concurrent requests for a new version', async () => {
  const things = await startProcess();
  await things.get('a', '1', async () => 'first');
  const wake = createWakeSignal();
  const load = vi.fn<() => Promise<string>>(async () => {
    await wake.wait();
    return 'second';
  });

  const answers = Array.from({ length: 20 }, () => things.get('a', '2', load));
  await vi.waitFor(() => expect(load).toHaveBeenCalled());
  wake.notify();

  expect(new Set(await Promise.all(answers))).toEqual(new Set(['second']));
  expect(load).toHaveBeenCalledTimes(1);
});

it('does not cache failures', async () => {
  const things = await startProcess();
  await things.get('a', '1', async () => 'first');
  await expect(things.get('a', '2', () => Promise.reject(new Error('source down')))).rejects.toThrow(
    'source down',
  );
  expect(await things.get('a', '2', async () => 'second')).toBe('second');
});
