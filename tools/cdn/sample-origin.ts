import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pino } from 'pino';
import { createMediaOrigin } from '../../src/modules/playback/media/create-media-origin.js';
import type { ManifestUrls } from '../../src/modules/playback/media/manifest-urls.js';
import { createDiskStorage } from '../../src/modules/playback/media/media-storage.disk.js';
import { VIDEO_QUALITIES } from '../../src/modules/playback/media/video-quality.js';
import { createHttpServer } from '../../src/platform/http/http-server.js';
import { systemClock } from '../../src/shared/clock.js';
import type { SigningKey } from './traffic-server-files.js';

export interface SampleOrigin extends AsyncDisposable {
  readonly address: string;
  readonly manifestUrls: ManifestUrls;
  /** The number of files served so far. */
  servedByOrigin(): number;
}

export interface SampleOriginOptions {
  /** The storage of its media, with samples. */
  readonly folder: string;
  readonly keys: readonly SigningKey[];
  /** The base URL of media for players. */
  readonly baseUrl: string;
  /** The folders of titles. */
  readonly titles: readonly string[];
}

/** The actual media origin, with files that are not films, without a limit on streams. */
export async function startSampleOrigin(options: SampleOriginOptions): Promise<SampleOrigin> {
  const { folder, keys, baseUrl, titles } = options;
  const storage = createDiskStorage(join(folder, 'media'));
  for (const title of titles) {
    for (const quality of VIDEO_QUALITIES) {
      await storage.write(`${title}/${quality}.m3u8`, Readable.from([Buffer.from('#EXTM3U\n')]));
      await storage.write(`${title}/${quality}/video/1.m4s`, Readable.from([Buffer.alloc(100_000, quality)]));
    }
  }
  let served = 0;
  const origin = createMediaOrigin({
    media: { baseUrl, signingKeys: keys, urlSeconds: 120, segmentSample: 1, isKeptByCdn: true },
    authSecret: '',
    storage,
    ends: { hasEnded: async () => false },
    accessLog: {
      note({ event }) {
        if (event !== 'DENIED') served += 1;
      },
    },
    limiter: {
      take: async () => ({ isAdmitted: true, retryAfterSeconds: 0, standings: [] }),
      release: async () => undefined,
    },
    clock: systemClock,
  });
  const server = await createHttpServer({
    http: {
      host: '127.0.0.1',
      port: 0,
      publicUrl: baseUrl,
      allowedOrigins: [],
      trustedProxies: [],
      drainMs: 0,
    },
    logger: pino({ level: 'silent' }),
    probes: {},
  });
  origin.serve(server.fastify);
  return {
    address: await server.listen(),
    manifestUrls: origin.manifestUrls,
    servedByOrigin: () => served,
    [Symbol.asyncDispose]: () => server.close(),
  };
}
