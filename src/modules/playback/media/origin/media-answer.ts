import type { IncomingHttpHeaders } from 'node:http';
import type { ByteRange, StoredFile } from '../media-storage.js';
import { isManifest } from './media-type.js';
import { checkPreconditions, quoted, rangeMayBeSent } from './preconditions.js';
import { requestedRange } from './requested-range.js';

/** The response to a request for a file. */
export interface MediaAnswer {
  readonly status: 200 | 206 | 304 | 412 | 416;
  readonly headers: Readonly<Record<string, string | number>>;
  /** The bytes of the body: null for none, undefined for all. */
  readonly range: ByteRange | null | undefined;
  /** The number of bytes. */
  readonly bytes: number;
}

export interface MediaRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly path: string;
  readonly type: string;
}

/** Cacheable only by the viewer's own player, because shared caches would serve it without a token. */
const SEGMENT_CACHING = 'private, max-age=86400, immutable';
const MANIFEST_CACHING = 'private, max-age=10';

/** For a CDN (RFC 9213) that verifies each viewer's token, also for cached files. */
export function cdnCachingOf(path: string): string {
  return isManifest(path) ? 'max-age=10' : 'max-age=86400';
}

/** Chooses between the file, a range and no body (RFC 9110, 13 and 14). */
export function answerMedia(request: MediaRequest, file: StoredFile): MediaAnswer {
  const { headers, path, type } = request;
  const version = {
    etag: quoted(file.etag),
    'last-modified': file.modifiedAt.toUTCString(),
    'cache-control': isManifest(path) ? MANIFEST_CACHING : SEGMENT_CACHING,
    'accept-ranges': 'bytes',
  };
  const precondition = checkPreconditions(headers, file);
  if (precondition !== 'holds') return without(precondition, version);

  // Ranges are for GET only (14.2).
  const wantsRange = request.method === 'GET' && rangeMayBeSent(headers, file);
  const range = wantsRange ? requestedRange(headers.range, file.size) : undefined;
  if (range === null) return without(416, { ...version, 'content-range': `bytes */${file.size}` });
  const bytes = range ? range.last - range.first + 1 : file.size;
  return {
    status: range ? 206 : 200,
    headers: {
      ...version,
      'content-type': type,
      'content-length': bytes,
      ...(range ? { 'content-range': `bytes ${range.first}-${range.last}/${file.size}` } : {}),
    },
    range,
    bytes,
  };
}

function without(status: 304 | 412 | 416, headers: MediaAnswer['headers']): MediaAnswer {
  return { status, headers, range: null, bytes: 0 };
}
