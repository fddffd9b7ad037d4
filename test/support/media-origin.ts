import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingMessage, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import type { AccessEntry } from '../../src/modules/playback/access-log/access-log.js';
import { createMediaOrigin } from '../../src/modules/playback/media/create-media-origin.js';
import type { MediaGrant } from '../../src/modules/playback/media/manifest-urls.js';
import { createDiskStorage } from '../../src/modules/playback/media/media-storage.disk.js';
import type { MediaStorage } from '../../src/modules/playback/media/media-storage.js';
import { LOGGED_REFUSALS, MEDIA_TRANSFERS } from '../../src/modules/playback/media/origin/media-limits.js';
import { createDisposer } from '../../src/platform/async/disposer.js';
import { createHttpServer } from '../../src/platform/http/http-server.js';
import type { ConcurrencyLimiter, RateLimitCheck } from '../../src/platform/rate-limit/rate-limiter.js';
import { newId } from '../../src/shared/ids.js';
import { createTestClock } from './clock.js';

export const GRANT: MediaGrant = {
  playbackSessionId: newId(),
  folder: 'films/timecode',
  quality: 'HD',
};

export interface MediaOriginSetting {
  readonly allowedOrigins?: readonly string[];
  readonly segmentSample?: number;
  readonly isKeptByCdn?: boolean;
  /** Default: a folder. */
  readonly storage?: MediaStorage;
}

export type MediaOrigin = Awaited<ReturnType<typeof startMediaOrigin>>;

/** The media origin alone on a separate port, with its files in a folder, and with access to its dependencies. */
export async function startMediaOrigin({
  allowedOrigins = [],
  segmentSample = 1,
  isKeptByCdn = false,
  storage: given,
}: MediaOriginSetting = {}) {
  const disposer = createDisposer();
  const folder = await mkdtemp(join(tmpdir(), 'streamcore-media-'));
  disposer.defer(() => rm(folder, { recursive: true, force: true }));
  const clock = createTestClock();
  const storage = given ?? createDiskStorage(join(folder, 'media'));
  const ended = new Set<string>();
  const entries: AccessEntry[] = [];
  const log: string[] = [];
  const taken: (readonly RateLimitCheck[])[] = [];
  const limit = { retryAfterSeconds: 0, notes: true };
  const released: string[] = [];
  const limiter: ConcurrencyLimiter = {
    async take(checks) {
      if (checks.some(({ policy }) => policy === LOGGED_REFUSALS)) {
        return { isAdmitted: limit.notes, retryAfterSeconds: 0, standings: [] };
      }
      taken.push(checks);
      const { retryAfterSeconds } = limit;
      const held = retryAfterSeconds === 0 ? checks.filter(({ policy }) => policy === MEDIA_TRANSFERS) : [];
      const leases = held.map((check) => ({ ...check, units: 1, takenMicros: 0, isOwn: true }));
      return { isAdmitted: retryAfterSeconds === 0, retryAfterSeconds, standings: [], leases };
    },
    async release(leases) {
      released.push(...leases.map(({ subject }) => subject));
    },
  };
  // Redirects and ports are not part of a signature: tests fetch from the port on which it listens.
  const publicUrl = 'https://tv.example';
  const origin = createMediaOrigin({
    media: { baseUrl: publicUrl, signingKeys: [], urlSeconds: 120, segmentSample, isKeptByCdn },
    authSecret: randomBytes(32).toString('base64'),
    storage,
    ends: { hasEnded: async (playbackSessionId) => ended.has(playbackSessionId) },
    accessLog: { note: (entry) => void entries.push(entry) },
    limiter,
    clock,
  });
  const server = await createHttpServer({
    http: { host: '127.0.0.1', port: 0, publicUrl, allowedOrigins, trustedProxies: [], drainMs: 0 },
    logger: pino({ level: 'trace' }, { write: (line: string) => void log.push(line) }),
    probes: {},
  });
  origin.serve(server.fastify);
  const address = await server.listen();
  disposer.defer(() => server.close());

  return {
    address,
    clock,
    /** The root folder of files. */
    root: join(folder, 'media'),
    ended,
    /** The entries of the access log. */
    entries,
    /** The lines of the server's log. */
    log,
    /** The calls of the limiter. */
    taken,
    /** The released leases. */
    released,
    /** Refuses media from now on, for this long, 0 to admit again; and sets whether refusals are recorded. */
    limit,
    write: (path: string, content: string | Buffer) =>
      storage.write(path, Readable.from([Buffer.from(content)])),
    /** The signed URL of a manifest on this server. */
    async sign(grant: Partial<MediaGrant> = {}): Promise<string> {
      const { url } = await origin.manifestUrls.sign({ ...GRANT, ...grant });
      return url.replace(publicUrl, address);
    },
    /** Requests a target unchanged, without `fetch`'s normalisation of paths. */
    async ask(target: string, method = 'GET', headers: Record<string, string> = {}) {
      const { hostname, port } = new URL(address);
      const path = target.startsWith(address) ? target.slice(address.length) : target;
      const request = send({ hostname, port, path, method, headers });
      request.end();
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      return { status: response.statusCode, headers: response.headers, body: await text(response) };
    },
    [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose](),
  };
}

/** Another file that the same token opens. */
export function beside(manifest: string, name: string): string {
  return `${manifest.slice(0, manifest.lastIndexOf('/') + 1)}${name}`;
}
