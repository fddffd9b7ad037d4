import { isMediaPath } from '../media-path.js';
import { qualitiesUpTo, type VideoQuality } from '../video-quality.js';

/** The prefix of all media paths. */
export const MEDIA_ROOT = '/media/';

const SPECIAL = /[.[\]{}()*+?^$|\\]/g;
/** The files below a folder, as in media paths. */
const BELOW = '(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+';

/**
 * The URLs of a grant, as a POSIX extended regular expression (RFC 9246, 2.1.10) that is also valid in JavaScript: a
 * folder's manifests and renditions up to a quality. On any host, because a CDN may be reached by another name or
 * port than its verifier sees.
 * @throws RangeError for an invalid folder
 */
export function mediaPattern(baseUrl: string, folder: string, best: VideoQuality): string {
  if (!isMediaPath(folder)) throw new RangeError(`Not a media folder: ${JSON.stringify(folder)}.`);
  const root = new URL(baseUrl).pathname.replace(/\/$/, '') + MEDIA_ROOT + folder;
  return `^https?://[^/]+${escaped(root)}/(${qualitiesUpTo(best).join('|')})(\\.m3u8|${BELOW})$`;
}

function escaped(text: string): string {
  return text.replace(SPECIAL, String.raw`\$&`);
}
