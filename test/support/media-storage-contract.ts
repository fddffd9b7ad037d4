import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MediaStorage } from '../../src/modules/playback/media/media-storage.js';
import { newId } from '../../src/shared/ids.js';

/** The contract of every media storage. */
export function itStoresMedia(storage: () => MediaStorage): void {
  /** In chunks, as they arrive over a network. */
  const contentOf = (text: string) => Readable.from(text.match(/[^]{1,4}/g) ?? [], { objectMode: false });
  const newPath = () => `titles/${newId()}/HD.m3u8`;

  async function stored(text: string, path = newPath()) {
    await storage().write(path, contentOf(text));
    const file = await storage().find(path);
    if (!file) throw new Error(`${path} was not stored.`);
    return { path, file };
  }

  it('gives back what was written, whole', async () => {
    const { file } = await stored('#EXTM3U, and more');
    expect(file.size).toBe(17);
    expect(Math.abs(Date.now() - file.modifiedAt.getTime())).toBeLessThan(600_000);
    expect((await buffer(await file.read())).toString()).toBe('#EXTM3U, and more');
  });

  it('keeps a file of no bytes', async () => {
    const { file } = await stored('');
    expect(file.size).toBe(0);
    expect(await buffer(await file.read())).toHaveLength(0);
  });

  it('gives any part, both ends included', async () => {
    const text = '0123456789abcdef';
    const { file } = await stored(text);
    const range = fc
      .tuple(fc.nat(text.length - 1), fc.nat(text.length - 1))
      .map(([one, other]) => ({ first: Math.min(one, other), last: Math.max(one, other) }));
    await fc.assert(
      fc.asyncProperty(range, async ({ first, last }) => {
        const part = await buffer(await file.read({ first, last }));
        expect(part.toString()).toBe(text.slice(first, last + 1));
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    { first: 0, last: 4 },
    { first: 3, last: 2 },
    { first: -1, last: 2 },
    { first: 0.5, last: 2 },
  ])('refuses a part that the file does not have: %j', async (range) => {
    const { file } = await stored('four');
    await expect(file.read(range)).rejects.toThrow(RangeError);
  });

  it('finds nothing where nothing was written', async () => {
    const { path } = await stored('here');
    expect(await storage().find(`${path}.more`)).toBeNull();
    expect(await storage().find(`${path}/beneath`)).toBeNull();
    expect(await storage().find(path.slice(0, path.lastIndexOf('/')))).toBeNull();
    expect(await storage().find('a'.repeat(400))).toBeNull();
  });

  it.each([
    '',
    '/',
    '/etc/passwd',
    '..',
    '../secret',
    'films/../../secret',
    'films/./HD.m3u8',
    'films//HD.m3u8',
    'films/HD.m3u8/',
    '.hidden',
    'films/%2e%2e/secret',
    'films\\secret',
    'films/\u0000',
    'films/ä.m3u8',
    'films/a b.m3u8',
    'films/HD.m3u8\n',
    `${'a/'.repeat(300)}b`,
  ])('has nothing at %j, and writes nothing there', async (path) => {
    expect(await storage().find(path)).toBeNull();
    await expect(storage().write(path, contentOf('stolen'))).rejects.toThrow(RangeError);
  });

  it('replaces a file as a whole, under another etag', async () => {
    const { path, file } = await stored('former');
    const { file: latter } = await stored('latter', path);
    expect(latter.etag).not.toBe(file.etag);
    expect((await buffer(await latter.read())).toString()).toBe('latter');
    // A reader of the former file must not get bytes of the new one.
    await expect(file.read().then(buffer)).rejects.toThrow();
  });

  it('has the same etag for the same file, without quotes', async () => {
    const { path, file } = await stored('same');
    expect((await storage().find(path))?.etag).toBe(file.etag);
    expect(file.etag).toMatch(/^[\w-]+$/);
  });

  it('keeps the former file when the new one breaks off', async () => {
    const { path, file } = await stored('former');
    async function* breakingOff() {
      yield 'half of the la';
      throw new Error('The line went dead.');
    }
    const content = Readable.from(breakingOff(), { objectMode: false });
    await expect(storage().write(path, content)).rejects.toThrow('The line went dead.');
    expect(await storage().find(path)).toMatchObject({ etag: file.etag, size: 6 });
  });

  it('keeps one of several that are written to the same place at once, whole', async () => {
    const path = newPath();
    const texts = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc'];
    await Promise.all(texts.map((text) => storage().write(path, contentOf(text))));
    const file = await storage().find(path);
    expect(texts).toContain((await buffer((await file?.read()) ?? Readable.from([]))).toString());
  });

  it('removes a file, and does not mind when it is gone', async () => {
    const { path } = await stored('to be removed');
    await storage().remove(path);
    expect(await storage().find(path)).toBeNull();
    await storage().remove(path);
    await storage().remove('../secret');
  });
}
