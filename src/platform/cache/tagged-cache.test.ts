import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CacheProcesses, neverAsked, type Routes } from '../../../test/support/cache-processes.js';
import { slowSource } from '../../../test/support/slow-source.js';
import type { CacheNamespace, NamespaceOptions } from './cache.js';

interface Book {
  readonly text: string;
  readonly authors: readonly string[];
}

const options: NamespaceOptions<Book | null> = {
  name: 'books',
  ttlSeconds: 60,
  localTtlSeconds: 60,
  maxEntries: 1_000,
  tagsOf: (book) => book?.authors ?? [],
};

let processes: CacheProcesses;

beforeEach(() => {
  processes = new CacheProcesses();
});

afterEach(() => processes[Symbol.asyncDispose]());

/** The cache of one process. */
async function startProcess(routes?: Routes): Promise<CacheNamespace<Book | null>> {
  return (await processes.start(routes)).namespace(options);
}

const book = (text: string, ...authors: string[]): Book => ({ text, authors });

/**
 * Loads a value, and waits until processes that start later find it. A value that is loaded in the same millisecond in
 * which its tag was invalidated is not stored, because leases have no finer times; the next load stores it.
 */
async function load(books: CacheNamespace<Book | null>, key: string, value: Book): Promise<void> {
  await books.get(key, async () => value);
  await vi.waitFor(async () => {
    await (await startProcess()).get(key, async () => value);
    expect(await (await startProcess()).get(key, neverAsked)).toEqual(value);
  });
}

describe('a tag', () => {
  it('invalidates exactly the values that have it, in every process', async () => {
    const [here, there] = [await startProcess(), await startProcess()];
    await load(here, 'both', book('old', 'Strugatsky A', 'Strugatsky B'));
    await here.set('one', book('old', 'Strugatsky A'));
    await here.set('other', book('stays', 'Le Guin'));
    await here.set('none', book('stays'));
    await there.getMany(['both', 'one', 'other', 'none'], neverAsked);

    await here.invalidateTag('Strugatsky A');

    const renew = async (keys: readonly string[]) => keys.map(() => book('new', 'Strugatsky A'));
    const texts = async (books: CacheNamespace<Book | null>) =>
      (await books.getMany(['both', 'one', 'other', 'none'], renew)).map((found) => found?.text);
    expect(await texts(here)).toEqual(['new', 'new', 'stays', 'stays']);
    await vi.waitFor(async () => expect(await texts(there)).toEqual(['new', 'new', 'stays', 'stays']));
    expect(await texts(await startProcess())).toEqual(['new', 'new', 'stays', 'stays']);
  });

  it('invalidates loads that started before, in any process', async () => {
    const [here, there] = [await startProcess(), await startProcess()];
    const sources = [slowSource(book('old', 'Lem')), slowSource(book('old', 'Lem'))] as const;
    const early = [there.get('a', sources[0].load), here.get('b', sources[1].load)];
    await Promise.all(sources.map((source) => source.begun()));

    await here.invalidateTag('Lem');
    for (const source of sources) source.answer();

    expect(await Promise.all(early)).toEqual([book('old', 'Lem'), book('old', 'Lem')]);
    expect(await here.get('b', async () => book('new', 'Lem'))).toEqual(book('new', 'Lem'));
    for (const books of [there, here, await startProcess()]) {
      await vi.waitFor(async () =>
        expect(await books.get('a', async () => book('new', 'Lem'))).toEqual(book('new', 'Lem')),
      );
    }
  });

  it('invalidates loads in a process that receives no messages, except for that process', async () => {
    const proxy = await processes.interruptible();
    const [here, deaf] = [await startProcess(), await startProcess({ announcements: proxy.url })];
    const source = slowSource(book('old', 'Lem'));
    const early = deaf.get('a', source.load);
    await source.begun();
    await proxy.cut();

    await here.invalidateTag('Lem');
    source.answer();
    await early;

    expect(await (await startProcess()).get('a', async () => book('new', 'Lem'))).toEqual(book('new', 'Lem'));
  });

  it('allows values to be cached again', async () => {
    const here = await startProcess();
    await load(here, 'a', book('old', 'Lem'));
    await here.invalidateTag('Lem');
    await load(here, 'a', book('new', 'Lem'));
    expect(await (await startProcess()).get('a', neverAsked)).toEqual(book('new', 'Lem'));
  });

  it('remains invalid if Redis has evicted its generation', async () => {
    const here = await startProcess();
    await here.set('a', book('old', 'Lem'));
    await here.set('b', book('old', 'Lem'));
    await here.invalidateTag('Lem');
    expect(await processes.connect().del(`{${processes.prefix}:cache:books}#Lem`)).toBe(1);

    const later = await startProcess();
    await later.set('c', book('new', 'Lem'));

    expect(await later.get('a', async () => book('new', 'Lem'))).toEqual(book('new', 'Lem'));
    expect(await (await startProcess()).get('b', async () => book('new', 'Lem'))).toEqual(book('new', 'Lem'));
    expect(await (await startProcess()).get('c', neverAsked)).toEqual(book('new', 'Lem'));
  });

  it('stores nothing for missing values, which can be deleted', async () => {
    const here = await startProcess();
    await here.set('a', book('old', 'Lem'));
    await here.set('a', null);
    expect(await (await startProcess()).get('a', async () => null)).toBeNull();
    await here.set('a', book('new', 'Lem'));
    await here.delete('a');
    expect(await (await startProcess()).get('a', async () => null)).toBeNull();
  });

  it('is refused for values without tags, or with versions', async () => {
    const cache = await processes.start();
    const plain = cache.namespace<string>({ name: 'plain', ttlSeconds: 60, maxEntries: 10 });
    await expect(plain.invalidateTag('a')).rejects.toThrow('The values of "plain" have no tags.');
    expect(() => cache.namespace({ ...options, versionOf: () => 1 })).toThrow('not both');
  });
});
