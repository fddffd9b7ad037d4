import type { FastifyInstance } from 'fastify';
import type { ConcurrencyLimiter } from '../../../platform/rate-limit/rate-limiter.js';
import type { Clock } from '../../../shared/clock.js';
import type { AccessLog } from '../access-log/access-log.js';
import type { SessionEnds } from '../sessions/session-ends.js';
import type { ManifestUrls } from './manifest-urls.js';
import type { MediaStorage } from './media-storage.js';
import { serveMedia } from './origin/media.route.js';
import { createMediaAccess } from './origin/media-access.js';
import { createMediaGate } from './origin/media-gate.js';
import { createMediaLimits } from './origin/media-limits.js';
import { type ConfiguredMediaKey, createMediaKeys } from './signing/media-keys.js';
import { createHs256MediaTokens } from './signing/media-token.hs256.js';
import { createSignedManifestUrls } from './signing/signed-manifest-urls.js';

export interface MediaOriginOptions {
  readonly media: {
    /** The public base URL of media, without a trailing slash. */
    readonly baseUrl: string;
    /** The first one signs; by default, one is derived from the secret. */
    readonly signingKeys: readonly ConfiguredMediaKey[];
    readonly urlSeconds: number;
    readonly segmentSample: number;
    /** Whether a CDN verifies tokens itself, so that it may cache files for all viewers. */
    readonly isKeptByCdn: boolean;
  };
  readonly authSecret: string;
  readonly storage: Pick<MediaStorage, 'find'>;
  readonly ends: SessionEnds;
  readonly accessLog: Pick<AccessLog, 'note'>;
  readonly limiter: ConcurrencyLimiter;
  readonly clock: Clock;
}

export interface MediaOrigin {
  readonly manifestUrls: ManifestUrls;
  serve(fastify: FastifyInstance): void;
}

/** The part that signs URLs of media, and the part that serves them. */
export function createMediaOrigin(options: MediaOriginOptions): MediaOrigin {
  const { media, authSecret, storage, ends, accessLog, limiter, clock } = options;
  const keys = createMediaKeys(media.signingKeys, authSecret);
  const tokens = createHs256MediaTokens({ keys, lifetimeSeconds: media.urlSeconds, clock });
  const gate = createMediaGate({ tokens, ends, baseUrl: media.baseUrl });
  const limits = createMediaLimits(limiter, clock);
  const access = createMediaAccess({ log: accessLog, clock, segmentSample: media.segmentSample });
  return {
    manifestUrls: createSignedManifestUrls(tokens, media.baseUrl),
    serve: (fastify) =>
      serveMedia(fastify, { gate, storage, limits, access, isKeptByCdn: media.isKeptByCdn }),
  };
}
