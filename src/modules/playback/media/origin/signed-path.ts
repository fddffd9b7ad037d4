import { isMediaPath } from '../media-path.js';
import { MEDIA_ROOT } from '../signing/media-container.js';
import { TOKEN_PARAMETER } from '../signing/signed-manifest-urls.js';

const BEGINNING = MEDIA_ROOT + TOKEN_PARAMETER;

export interface SignedPath {
  readonly token: string;
  /** Relative to the media origin. */
  readonly path: string;
}

/**
 * Parses the raw target of a request, without decoding: our URLs need no encoding, so one with any encoding, a query
 * or `..` is not ours. Null for those.
 */
export function readSignedPath(target: string): SignedPath | null {
  if (!target.startsWith(BEGINNING)) return null;
  const slash = target.indexOf('/', BEGINNING.length);
  if (slash < 0) return null;
  const path = target.slice(slash + 1);
  return isMediaPath(path) ? { token: target.slice(BEGINNING.length, slash), path } : null;
}
