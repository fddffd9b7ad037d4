import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Clock } from '../../../../shared/clock.js';
import { newId } from '../../../../shared/ids.js';
import type { AccessEvent, AccessLog } from '../../access-log/access-log.js';
import type { MediaRefusal } from '../signing/media-token.js';
import type { AdmittedMedia } from './media-gate.js';
import { isManifest } from './media-type.js';

/** Logs fetched and refused media. */
export interface MediaAccess {
  /** Logs every manifest, and a sample of the segments. */
  served(request: FastifyRequest, media: AdmittedMedia): void;
  denied(
    request: FastifyRequest,
    reason: MediaRefusal | 'RATE_LIMITED',
    playbackSessionId: string | null,
  ): void;
}

export interface MediaAccessOptions {
  readonly log: Pick<AccessLog, 'note'>;
  readonly clock: Clock;
  /** One in this many segments is logged. */
  readonly segmentSample: number;
}

/** Recorded without waiting, to not delay the viewer. The session id is enough to find its account. */
export function createMediaAccess({ log, clock, segmentSample }: MediaAccessOptions): MediaAccess {
  function note(
    request: FastifyRequest,
    event: AccessEvent,
    reason: string | null,
    playbackSessionId: string | null,
  ): void {
    log.note({
      id: newId(),
      event,
      reason,
      accountId: null,
      profileId: null,
      deviceSessionId: null,
      playbackSessionId,
      titleId: null,
      address: request.ip,
      requestId: request.id,
      occurredAt: clock.now(),
    });
  }

  return {
    served(request, { playbackSessionId, path }) {
      if (isManifest(path)) note(request, 'MANIFEST', null, playbackSessionId);
      else if (isSampled(`${playbackSessionId} ${path}`, segmentSample)) {
        note(request, 'SEGMENT', null, playbackSessionId);
      }
    },
    denied: (request, reason, playbackSessionId) => note(request, 'DENIED', reason, playbackSessionId),
  };
}

/** A segment of a session is either always in the sample or never, in all processes. */
function isSampled(subject: string, oneIn: number): boolean {
  return Number.parseInt(hash('sha256', subject, 'hex').slice(0, 8), 16) % oneIn === 0;
}
