import type { SessionEnds } from '../../sessions/session-ends.js';
import { MEDIA_ROOT } from '../signing/media-container.js';
import type { MediaTokens, RefusedMedia } from '../signing/media-token.js';
import { readSignedPath } from './signed-path.js';

export interface AdmittedMedia {
  readonly playbackSessionId: string;
  /** The path of the file, relative to the media origin. */
  readonly path: string;
}

/** Decides on access to files, without a database. */
export interface MediaGate {
  /** @param target of the request, as it was sent */
  admit(target: string): Promise<AdmittedMedia | RefusedMedia>;
}

export interface MediaGateOptions {
  readonly tokens: Pick<MediaTokens, 'verify'>;
  readonly ends: SessionEnds;
  /** The public base URL of media, without a trailing slash. */
  readonly baseUrl: string;
}

export function createMediaGate({ tokens, ends, baseUrl }: MediaGateOptions): MediaGate {
  return {
    async admit(target) {
      const signed = readSignedPath(target);
      if (!signed) return { refusal: 'MALFORMED', playbackSessionId: null };
      const token = tokens.verify(signed.token);
      if ('refusal' in token) return token;
      const { playbackSessionId } = token;
      if (!token.opens.test(`${baseUrl}${MEDIA_ROOT}${signed.path}`)) {
        return { refusal: 'OTHER_PATH', playbackSessionId };
      }
      if (await ends.hasEnded(playbackSessionId)) return { refusal: 'ENDED', playbackSessionId };
      return { playbackSessionId, path: signed.path };
    },
  };
}
