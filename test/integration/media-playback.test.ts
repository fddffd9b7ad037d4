import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { beside, startMediaOrigin } from '../support/media-origin.js';
import { countFrames, FILM, hasFfmpeg, makeFilm } from '../support/sample-film.js';

const ffmpeg = await hasFfmpeg();
if (!ffmpeg) console.warn('ffmpeg is not installed: playing a film is not tested.');

const FRAMES = FILM.seconds * FILM.framesPerSecond;
const LIFETIME_MS = 120_000;
/** How long a token is still valid after a newer one was issued. */
const OVERLAP_MS = 10_000;

describe.skipIf(!ffmpeg)('a film', { timeout: 120_000 }, () => {
  let origin: Awaited<ReturnType<typeof startMediaOrigin>>;
  beforeAll(async () => {
    origin = await startMediaOrigin();
    await makeFilm(join(origin.root, 'films/timecode'));
  });
  afterAll(() => origin[Symbol.asyncDispose]());
  beforeEach(() => {
    origin.entries.length = 0;
  });

  const linesOf = async (url: string) => {
    const response = await fetch(url);
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}.`);
    return (await response.text()).split('\n').map((line) => line.trim());
  };

  it('can be played by ffmpeg from its signed manifest to its end', async () => {
    expect(await countFrames(await origin.sign())).toBe(FRAMES);
    const events = origin.entries.map(({ event }) => event);
    expect(new Set(events)).toEqual(new Set(['MANIFEST', 'SEGMENT']));
  });

  it('cannot be played by ffmpeg once the token has expired', async () => {
    const url = await origin.sign();
    origin.clock.advance(LIFETIME_MS);
    await expect(countFrames(url)).rejects.toThrow('403');
  });

  it('has two renditions, of which a lower grant opens the smaller one', async () => {
    const variants = (await linesOf(await origin.sign())).filter((line) => line.endsWith('.m3u8'));
    expect(variants).toEqual(['SD/stream.m3u8', 'HD/stream.m3u8']);
    const small = await origin.sign({ quality: 'SD' });
    expect(await countFrames(beside(small, 'SD/stream.m3u8'))).toBe(FRAMES);
    expect((await fetch(beside(small, 'HD/stream.m3u8'))).status).toBe(403);
  });

  it('can be played beyond the expiry of a token by switching to new ones', async () => {
    const first = await origin.sign();
    const stream = await linesOf(beside(first, 'HD/stream.m3u8'));
    const [, init = ''] = /URI="(.+)"/.exec(stream.find((line) => line.startsWith('#EXT-X-MAP')) ?? '') ?? [];
    const names = [init, ...stream.filter((line) => line.endsWith('.m4s'))];
    expect(names.length).toBe(1 + FILM.seconds / FILM.segmentSeconds);

    const parts: Buffer[] = [];
    let current = first;
    origin.clock.advance(OVERLAP_MS);
    for (const name of names) {
      const old = current;
      origin.clock.advance(LIFETIME_MS - 2 * OVERLAP_MS);
      // The URL that a heartbeat's response would contain.
      current = await origin.sign();
      expect((await fetch(beside(old, `HD/${name}`), { method: 'HEAD' })).status).toBe(200);
      origin.clock.advance(OVERLAP_MS);
      expect((await fetch(beside(old, `HD/${name}`))).status).toBe(403);
      const response = await fetch(beside(current, `HD/${name}`));
      expect(response.status).toBe(200);
      parts.push(Buffer.from(await response.arrayBuffer()));
    }
    const whole = join(origin.root, 'whole.mp4');
    await writeFile(whole, Buffer.concat(parts));
    expect(await countFrames(whole)).toBe(FRAMES);
  });
});
