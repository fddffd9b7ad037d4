import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ingestFilmJob } from '../../src/modules/playback/media/ingest/ingest.jobs.js';
import { folderOfIngest, type IngestOrder } from '../../src/modules/playback/media/ingest/ingest-order.js';
import { createIngestWork } from '../../src/modules/playback/media/ingest/ingest-work.js';
import { hasMediaPrograms } from '../../src/modules/playback/media/ingest/media-program.js';
import { createFfmpegTranscoder } from '../../src/modules/playback/media/ingest/transcoder.ffmpeg.js';
import type { MediaStorage } from '../../src/modules/playback/media/media-storage.js';
import { createPrismaTitleMediaRepository } from '../../src/modules/playback/media/title-media.repository.prisma.js';
import { createPrismaAuditLog } from '../../src/platform/audit/audit-log.prisma.js';
import { newId } from '../../src/shared/ids.js';
import { eventually } from '../support/eventually.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const run = promisify(execFile);
const SLOW = 120_000;
const never = new AbortController().signal;

/** Without it, these tests are skipped with this hint: `apt install ffmpeg`. */
const isInstalled = await hasMediaPrograms();
if (!isInstalled)
  process.stderr.write('FFmpeg is not installed: the tests of ingesting films are skipped.\n');

describe.skipIf(!isInstalled)('ingesting a film', { timeout: SLOW }, () => {
  let folder: string;
  let film: string;
  let smallFilm: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'streamcore-films-'));
    film = join(folder, '-i film $(of) 960x540.mkv');
    makeFilm(film, { size: '960x540', rate: '15000/1001', seconds: 9 });
    smallFilm = join(folder, 'small.mkv');
    makeFilm(smallFilm, { size: '320x180', rate: '10', seconds: 1 });
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('creates playable renditions with their bit rates and aligned segments', async () => {
    const platform = await usePlatform();
    const { media, config } = platform.engine;
    const titleId = await createStory(platform).movie();
    const order = await media.ingestRequests.request({ titleId, file: film }, never);
    expect(order.best).toBe('HD');

    const stored = await eventually(
      () => media.titleMedia.find(titleId),
      (found) => found !== null,
      SLOW,
    );
    expect(stored).toEqual({ titleId, folder: folderOfIngest(order), qualities: ['SD', 'HD'] });
    const place = join(config.media.folder, folderOfIngest(order));
    expect(await streamsOf(join(place, 'SD.m3u8'))).toEqual(['aac', 'h264 416x234', 'h264 640x360']);
    expect(await streamsOf(join(place, 'HD.m3u8'))).toEqual([
      'aac',
      'h264 416x234',
      'h264 640x360',
      'h264 960x540',
    ]);
    const keyPictures = await Promise.all(
      ['SD/234p', 'SD/360p', 'HD/540p'].map((name) => keyPicturesOf(join(place, name, 'index.m3u8'))),
    );
    expect(keyPictures[0]?.map(Math.round)).toEqual([0, 4, 8]);
    expect(new Set(keyPictures.map(String)).size).toBe(1);

    const master = await textOf(media.storage, `${stored?.folder}/HD.m3u8`);
    expect(master).toMatch(
      /BANDWIDTH=\d+,AVERAGE-BANDWIDTH=\d+,CODECS="avc1\.64001f,mp4a\.40\.2",RESOLUTION=960x540,FRAME-RATE=14\.985,AUDIO="audio"\nHD\/540p\/index\.m3u8\n$/,
    );
    await eventually(
      () => media.ingestRequests.progressOf(order),
      (progress) => progress?.state === 'done',
    );
    // Neither the upload nor the working files are left.
    expect(await media.storage.find(`uploads/${order.ingestId}`)).toBeNull();
    expect(await readdir(config.media.workFolder)).toEqual([]);
  });

  it('refuses unusable films with a reason', async () => {
    const platform = await usePlatform({ role: 'api' });
    const { ingestRequests } = platform.engine.media;
    const story = createStory(platform);
    const titleId = await story.movie();
    const series = await story.series({ name: 'Tidewater', seasons: [1] });
    const playlist = join(folder, 'playlist.mp4');
    await writeFile(playlist, `#EXTM3U\n#EXTINF:9,\n${film}\n#EXT-X-ENDLIST\n`);
    const sound = join(folder, 'sound.mkv');
    makeSound(sound);
    const request = (wish: { titleId?: string; file?: string; best?: 'UHD' }) =>
      ingestRequests.request({ titleId, file: film, ...wish }, never);

    await expect(request({ titleId: newId() })).rejects.toThrow(/^The title .* was not found\.$/);
    await expect(request({ titleId: series.id })).rejects.toThrow('Tidewater is a series');
    await expect(request({ best: 'UHD' })).rejects.toThrow('A picture of 960×540 is too small for UHD.');
    await expect(request({ file: playlist })).rejects.toThrow('cannot be read as a film by FFmpeg');
    await expect(request({ file: sound })).rejects.toThrow('has no picture');
    await expect(request({ file: join(folder, 'missing.mp4') })).rejects.toThrow('cannot be read as a film');
  });

  describe('after an interruption', () => {
    async function prepare(file = smallFilm) {
      const platform = await usePlatform({ role: 'api' });
      const { database, media, config } = platform.engine;
      const { storage, titleMedia, ingestRequests } = media;
      const { workFolder } = config.media;
      const titleId = await createStory(platform).movie();
      const former = { titleId, folder: 'films/former', qualities: ['SD'] } as const;
      await titleMedia.save(former);
      const wish = { titleId, file, best: 'SD' } as const;
      const { titleName: _name, ...order } = await ingestRequests.request(wish, never);
      const ingest = (into: MediaStorage = storage, signal = never, order_: IngestOrder = order) =>
        createIngestWork({
          storage: into,
          titleMedia,
          transactor: database.transactor((client) => ({
            titleMedia: createPrismaTitleMediaRepository(client),
            audit: createPrismaAuditLog(client),
          })),
          clock: platform.clock,
          transcoder: createFfmpegTranscoder(),
          workFolder,
        }).run(order_, { signal, reportProgress: async () => undefined, note: async () => undefined });
      const audited = () => database.prisma.auditEntry.findMany({ where: { subjectId: titleId } });
      return { storage, titleMedia, audited, workFolder, former, order, ingest, ingestRequests, wish };
    }

    it('keeps the present renditions, and succeeds at the next attempt', async () => {
      const { storage, titleMedia, audited, workFolder, former, order, ingest } = await prepare();
      const failing: MediaStorage = {
        ...storage,
        async write(path, content) {
          if (path.endsWith('SD.m3u8')) throw new Error('The disk is full.');
          await storage.write(path, content);
        },
      };
      await expect(ingest(failing)).rejects.toThrow('The disk is full.');
      expect(await titleMedia.find(order.titleId)).toEqual(former);
      expect(await readdir(workFolder)).toEqual([]);
      expect(await audited()).toEqual([]);

      await ingest();
      expect(await titleMedia.find(order.titleId)).toMatchObject({ folder: folderOfIngest(order) });
      // Repeating the job does nothing: the upload is gone, and is not needed.
      await ingest();
      expect(await titleMedia.find(order.titleId)).toMatchObject({ folder: folderOfIngest(order) });
      expect(await audited()).toMatchObject([
        {
          action: 'playback.film_ingested',
          actorId: null,
          before: { folder: former.folder, qualities: ['SD'] },
          after: { folder: folderOfIngest(order), qualities: ['SD'] },
          details: { ingestId: order.ingestId },
        },
      ]);
    });

    it('kills ffmpeg and removes its files when it is aborted', async () => {
      const { titleMedia, workFolder, former, order, ingest } = await prepare(film);
      await mkdir(join(workFolder, 'work-another'), { recursive: true });
      // As if a process had been killed during the job.
      await mkdir(join(workFolder, 'work-abandoned'));
      await utimes(join(workFolder, 'work-abandoned'), 0, 0);
      const stop = new AbortController();
      const ingesting = ingest(undefined, stop.signal);
      onTestFinished(() => stop.abort());
      const [pid] = await eventually(
        () => ffmpegsIn(workFolder),
        (found) => found.length > 0,
      );
      stop.abort(new Error('told to stop'));
      await expect(ingesting).rejects.toThrow('told to stop');
      expect(await ffmpegsIn(workFolder)).not.toContain(pid);
      expect(await readdir(workFolder)).toEqual(['work-another']);
      expect(await titleMedia.find(order.titleId)).toEqual(former);
    });

    it('does not replace one that was requested later', async () => {
      const { titleMedia, order, ingest, ingestRequests, wish } = await prepare();
      const { titleName: _name, ...later } = await ingestRequests.request(wish, never);
      await ingest(undefined, never, later);
      await ingest();
      expect(await titleMedia.find(order.titleId)).toMatchObject({ folder: folderOfIngest(later) });
    });
  });

  it('has one job per film', () => {
    const order = { ingestId: newId(), titleId: newId(), best: 'SD' } as const;
    expect(ingestFilmJob.deduplicate?.(order)).toBe(order.ingestId);
  });
});

function makeFilm(file: string, film: { size: string; rate: string; seconds: number }): void {
  const picture = `testsrc2=size=${film.size}:rate=${film.rate}:duration=${film.seconds}`;
  const sound = `sine=frequency=220:sample_rate=44100:duration=${film.seconds}`;
  const inputs = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', sound];
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac'];
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...inputs, ...codecs, `file:${file}`]);
}

function makeSound(file: string): void {
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', '-f', 'lavfi', '-i', 'sine=duration=1', file]);
}

/** The streams that a player finds, such as `h264 640x360`, without duplicates. */
async function streamsOf(manifest: string): Promise<string[]> {
  const streams = await probeLines(manifest, '-show_entries', 'stream=codec_name,width,height');
  return [...new Set(streams.map((line) => line.replace(',', ' ').replace(',', 'x')))].toSorted();
}

/** The times of key frames, in seconds. */
async function keyPicturesOf(manifest: string): Promise<number[]> {
  const onlyKeyPictures = ['-select_streams', 'v', '-skip_frame', 'nokey'];
  const times = await probeLines(manifest, ...onlyKeyPictures, '-show_entries', 'frame=pts_time');
  return times.map(parseFloat);
}

async function probeLines(manifest: string, ...shown: readonly string[]): Promise<string[]> {
  const form = ['-v', 'error', '-allowed_extensions', 'ALL', '-of', 'csv=p=0'];
  const { stdout } = await run('ffprobe', [...form, ...shown, manifest]);
  return stdout.split('\n').filter(Boolean);
}

async function textOf(storage: MediaStorage, path: string): Promise<string> {
  const file = await storage.find(path);
  return file ? (await buffer(await file.read())).toString() : '';
}

/** The ffmpeg processes that work below a folder. */
async function ffmpegsIn(folder: string): Promise<string[]> {
  const { stdout } = await run('ps', ['-e', '-o', 'pid=,args=']);
  return stdout
    .split('\n')
    .filter((line) => line.includes('ffmpeg') && line.includes(folder))
    .map((line) => line.trim().split(' ')[0] ?? '');
}
