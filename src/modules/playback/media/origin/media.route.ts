import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MediaStorage } from '../media-storage.js';
import { MEDIA_ROOT } from '../signing/media-container.js';
import type { MediaRefusal } from '../signing/media-token.js';
import type { MediaAccess } from './media-access.js';
import { answerMedia, cdnCachingOf } from './media-answer.js';
import type { MediaGate } from './media-gate.js';
import type { MediaLimits } from './media-limits.js';
import { isManifest, mediaTypeOf } from './media-type.js';

const METHODS = 'GET, HEAD, OPTIONS';

/** A client that takes nothing for so long gets no more, and what it holds is free. */
const STALLED_AFTER_MS = 60_000;

/** Pages of the allowed origins may read these; players of other sites may play, if they were given an address. */
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
  /** Whether a CDN in front may keep files, since it verifies tokens itself. */
  readonly isKeptByCdn: boolean;
}

/** Until a player that was sent to the storage has to be there. What it fetches then may take longer. */
const STORAGE_ADDRESS_SECONDS = 30;

type Refused = [reason: MediaRefusal | 'RATE_LIMITED', playbackSessionId: string | null];

/** Answers `/media/…` with files, to whoever brings an address that we signed. */
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
      await note(request, media.refusal, media.playbackSessionId);
      return refuse(
        reply,
        403,
        'MEDIA_FORBIDDEN',
        'This address opens nothing, or not any more. Ask for a new one.',
      );
    }
    return send(request, reply, media);
  }

  async function note(request: FastifyRequest, ...[reason, session]: Refused): Promise<void> {
    if (await limits.admitsNote(request.ip)) access.denied(request, reason, session);
  }

  async function tellToWait(
    request: FastifyRequest,
    reply: FastifyReply,
    playbackSessionId: string,
    seconds: number,
  ): Promise<unknown> {
    await note(request, 'RATE_LIMITED', playbackSessionId);
    const message = 'Too much at once. Wait a little.';
    return refuse(reply.header('retry-after', seconds), 429, 'RATE_LIMITED', message);
  }

  async function send(
    request: FastifyRequest,
    reply: FastifyReply,
    media: { readonly playbackSessionId: string; readonly path: string },
  ): Promise<unknown> {
    const { playbackSessionId, path } = media;
    const told = limits.toldToWait(playbackSessionId);
    if (told > 0) return tellToWait(request, reply, playbackSessionId, told);
    const type = mediaTypeOf(path);
    const file = type === null ? null : await storage.find(path);
    const planned =
      file && type !== null
        ? answerMedia({ method: request.method, headers: request.headers, path, type }, file)
        : null;
    const sendsBody = request.method === 'GET' && planned !== null && planned.range !== null;
    // Who may watch is decided here, also where the storage sends it. What a manifest names is relative to it: it is sent from here.
    const signAddress = isManifest(path) ? undefined : file?.signAddress;
    const isSentFromHere = sendsBody && !signAddress;
    const admission = await limits.take(playbackSessionId, sendsBody ? planned.bytes : 0, isSentFromHere);
    if (isSentFromHere) whenOver(reply, admission.release);
    if (admission.retryAfterSeconds > 0) {
      return tellToWait(request, reply, playbackSessionId, admission.retryAfterSeconds);
    }
    if (!file || !planned) return refuse(reply, 404, 'NOT_FOUND', 'There is no such file.');
    if (sendsBody && signAddress && type !== null) {
      access.served(request, media);
      return reply
        .header('cache-control', 'no-store')
        .redirect(await signAddress(STORAGE_ADDRESS_SECONDS, type), 302);
    }
    // Before the headers: where the file cannot be read, they would have that failure kept for a day.
    const content = sendsBody ? await file.read(planned.range ?? undefined) : undefined;
    access.served(request, media);
    reply.code(planned.status).headers(planned.headers);
    if (isKeptByCdn) reply.header('cdn-cache-control', cdnCachingOf(path));
    if (!content) return reply.send();
    reply.raw.setTimeout(STALLED_AFTER_MS, () => reply.raw.destroy());
    return reply.send(content);
  }

  fastify.route({ method: fastify.supportedMethods, url: `${MEDIA_ROOT}*`, handler: answer });
}

/** Once the answer was sent, or whoever asked has gone. */
function whenOver({ raw }: FastifyReply, call: () => void): void {
  if (raw.closed) call();
  else raw.once('close', call);
}

function refuse(reply: FastifyReply, status: number, code: string, error: string): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').send({ code, error });
}
