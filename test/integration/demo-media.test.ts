import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { installDemoMedia } from '../../prisma/seed/media/install-demo-media.js';
import { segmentsOf } from '../../src/modules/playback/media/ingest/media-manifest.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

describe('the test film of the demo', async () => {
  const platform = await usePlatform({ role: 'api' });
  const { database, media } = platform.engine;
  const { storage, titleMedia } = media;
  const install = () => installDemoMedia(database.pool, storage);

  async function textAt(path: string): Promise<string> {
    const file = await storage.find(path);
    if (!file) throw new Error(`There is no ${path}.`);
    return text(await file.read());
  }

  it('is played by every demo title without media', async () => {
    const story = createStory(platform);
    const [film = '', withOwn = '', imported = ''] = await story.movies([{}, {}, {}]);
    const series = await story.series({ seasons: [1] });
    const ofDemo = [film, withOwn, series.id, ...series.episodes];
    for (const id of ofDemo) {
      await database.prisma.title.update({ where: { id }, data: { source: 'demo-series', sourceId: id } });
    }
    const own = { titleId: withOwn, folder: 'titles/own', qualities: ['UHD'] } as const;
    await titleMedia.save(own);

    await install();
    await install();
    const test = { folder: 'films/timecode', qualities: ['SD', 'HD'] };
    expect(await titleMedia.find(film)).toEqual({ titleId: film, ...test });
    const [episode = ''] = series.episodes;
    expect(await titleMedia.find(episode)).toEqual({ titleId: episode, ...test });
    expect(await titleMedia.find(withOwn)).toEqual(own);
    expect(await titleMedia.find(series.id)).toBeNull();
    expect(await titleMedia.find(imported)).toBeNull();
  });

  it('is stored completely: all files that its manifests name', async () => {
    await install();
    for (const [quality, renditions] of [
      ['SD', ['SD/234p', 'SD/360p']],
      ['HD', ['SD/234p', 'SD/360p', 'HD/540p', 'HD/720p']],
    ] as const) {
      const master = await textAt(`films/timecode/${quality}.m3u8`);
      const named = [...master.matchAll(/^(?<folder>[^#\n]+)\/index\.m3u8$/gm)];
      expect(named.map(({ groups }) => groups?.['folder'])).toEqual(renditions);
      for (const rendition of [...renditions, 'SD/audio']) {
        const folder = `films/timecode/${rendition}`;
        const segments = segmentsOf(await textAt(`${folder}/index.m3u8`));
        const seconds = segments.reduce((sum, segment) => sum + segment.seconds, 0);
        expect(Math.round(seconds / 60)).toBe(120);
        for (const name of new Set(['init.mp4', ...segments.map((segment) => segment.name)])) {
          expect(await storage.find(`${folder}/${name}`), `${folder}/${name}`).not.toBeNull();
        }
      }
    }
  });

  it('has its segments aligned in all renditions', async () => {
    await install();
    for (const rendition of ['SD/audio', 'SD/234p', 'SD/360p', 'HD/540p', 'HD/720p']) {
      const manifest = await textAt(`films/timecode/${rendition}/index.m3u8`);
      const times = manifest.split('#EXT-X-DISCONTINUITY').map((part) => {
        const seconds = segmentsOf(part).reduce((sum, segment) => sum + segment.seconds, 0);
        return Math.round(seconds * 1_000);
      });
      expect(times).toEqual(Array.from({ length: 180 }, () => 40_000));
    }
  });

  it('is not stored again if present, and replaces another one', async () => {
    await install();
    const etagOf = async (name: string) => (await storage.find(`films/timecode/${name}`))?.etag;
    const before = await etagOf('SD.m3u8');
    await install();
    expect(await etagOf('SD.m3u8')).toBe(before);

    for (const rendition of ['HD/720p', 'SD/audio']) {
      const known = await etagOf('SD.m3u8');
      await storage.remove(`films/timecode/${rendition}/index.m3u8`);
      await install();
      expect(await etagOf(`${rendition}/index.m3u8`)).toBeDefined();
      expect(await etagOf('SD.m3u8')).not.toBe(known);
    }
  });
});
