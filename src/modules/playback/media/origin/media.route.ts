import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MediaStorage, StoredFile } from '../media-storage.js';
import { MEDIA_ROOT } from '../signing/media-container.js';
import type { MediaRefusal } from '../signing/media-token.js';
import type { MediaAccess } from './media-access.js';
import { answerMedia, cdnCachingOf, type MediaAnswer } from './media-answer.js';
import type { MediaGate } from './media-gate.js';
import type { MediaLimits } from './media-limits.js';
import { isManifest, mediaTypeOf } from './media-type.js';

const METHODS = 'GET, HEAD, OPTIONS';

/** A client that reads nothing for this long is disconnected, and its slot is freed. */
const STALLED_AFTER_MS = 60_000;

/** Pages of the allowed origins may read these headers; players of other sites may play with a URL they were given. */
const EVERY_ANSWER = {
  'access-control-expose-headers':
    'accept-ranges, content-length, content-range, etag, retry-after, x-request-id',
  'cross-origin-resource-policy': 'cross-origin',
};

export interface MediaRouteOptions {
  readonly gate: MediaGate;
  readonly storage: Pick<MediaStorage, 'find'>;
  readonly limits: MediaLimits;
  readonly access: MediaAccess;
  /** Whether a CDN may cache files, because it verifies tokens itself. */
  readonly isKeptByCdn: boolean;
}

/** How long a redirected player may take to reach the storage. The download may take longer. */
const STORAGE_ADDRESS_SECONDS = 30;

/** The file that a URL grants access to. */
interface OpenedMedia {
  readonly playbackSessionId: string;
  readonly path: string;
}

interface PlannedAnswer {
  readonly file: StoredFile;
  readonly type: string;
  readonly answer: MediaAnswer;
  readonly sendsBody: boolean;
  /** When the storage sends the body itself. */
  readonly signAddress: StoredFile['signAddress'];
}

type Refused = [reason: MediaRefusal | 'RATE_LIMITED', playbackSessionId: string | null];

/** Serves files below `/media/` to requests with a signed URL. */
export function serveMedia(
  fastify: FastifyInstance,
  { gate, storage, limits, access, isKeptByCdn }: MediaRouteOptions,
): void {
  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    reply.headers(EVERY_ANSWER);
    if (request.method === 'OPTIONS') return reply.code(204).header('allow', METHODS).send();
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refuse(reply.header('allow', METHODS), 405, 'METHOD_NOT_ALLOWED', 'Media can be fetched only.');
    }
    const media = await gate.admit(request.raw.url ?? '');
    if ('refusal' in media) {
      await logRefusal(request, media.refusal, media.playbackSessionId);
      return refuse(
        reply,
        403,
        'MEDIA_FORBIDDEN',
        'This address opens nothing, or not any more. Ask for a new one.',
      );
    }
    return send(request, reply, media);
  }

  async function logRefusal(request: FastifyRequest, ...[reason, session]: Refused): Promise<void> {
    if (await limits.admitsLogEntry(request.ip)) access.denied(request, reason, session);
  }

  async function refuseForNow(
    request: FastifyRequest,
    reply: FastifyReply,
    playbackSessionId: string,
    seconds: number,
  ): Promise<unknown> {
    await logRefusal(request, 'RATE_LIMITED', playbackSessionId);
    const message = 'Too much at once. Wait a little.';
    return refuse(reply.header('retry-after', seconds), 429, 'RATE_LIMITED', message);
  }

  /** The response, and who sends it; null if there is no such file. */
  async function plan(request: FastifyRequest, path: string): Promise<PlannedAnswer | null> {
    const type = mediaTypeOf(path);
    const file = type === null ? null : await storage.find(path);
    if (!file || type === null) return null;
    const media = answerMedia({ method: request.method, headers: request.headers, path, type }, file);
    const sendsBody = request.method === 'GET' && media.range !== null;
    // Access is decided here, even if the storage sends the file. Manifests are always sent from here, because the
    // URLs in them are relative.
    const signAddress = sendsBody && !isManifest(path) ? file.signAddress : null;
    return { file, type, answer: media, sendsBody, signAddress };
  }

  async function send(request: FastifyRequest, reply: FastifyReply, media: OpenedMedia): Promise<unknown> {
    const { playbackSessionId, path } = media;
    const wait = limits.rememberedWait(playbackSessionId);
    if (wait > 0) return refuseForNow(request, reply, playbackSessionId, wait);
    const planned = await plan(request, path);
    const isSentFromHere = planned !== null && planned.sendsBody && !planned.signAddress;
    const bytes = planned?.sendsBody ? planned.answer.bytes : 0;
    const admission = await limits.take(playbackSessionId, bytes, isSentFromHere);
    if (isSentFromHere) onceClosed(reply, admission.release);
    if (admission.retryAfterSeconds > 0) {
      return refuseForNow(request, reply, playbackSessionId, admission.retryAfterSeconds);
    }
    if (!planned) return refuse(reply, 404, 'NOT_FOUND', 'There is no such file.');
    if (planned.signAddress) {
      access.served(request, media);
      const address = await planned.signAddress(STORAGE_ADDRESS_SECONDS, planned.type);
      return reply.header('cache-control', 'no-store').redirect(address, 302);
    }
    // Before the headers: a read error must not be cached for a day.
    const content = planned.sendsBody
      ? await planned.file.read(planned.answer.range ?? undefined)
      : undefined;
    access.served(request, media);
    reply.code(planned.answer.status).headers(planned.answer.headers);
    if (isKeptByCdn) reply.header('cdn-cache-control', cdnCachingOf(path));
    if (!content) return reply.send();
    reply.raw.setTimeout(STALLED_AFTER_MS, () => reply.raw.destroy());
    return reply.send(content);
  }

  fastify.route({ method: fastify.supportedMethods, url: `${MEDIA_ROOT}*`, handler: answer });
}

/** Once the response was sent or the client has disconnected. */
function onceClosed({ raw }: FastifyReply, call: () => void): void {
  if (raw.closed) call();
  else raw.once('close', call);
}

function refuse(reply: FastifyReply, status: number, code: string, error: string): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').send({ code, error });
}
