import type { IncomingHttpHeaders } from 'node:http';
import type { StoredFile } from '../media-storage.js';

type Version = Pick<StoredFile, 'etag' | 'modifiedAt'>;

/** The result of evaluating preconditions: the file, or a status without it. */
export type Precondition = 'holds' | 304 | 412;

/** In the order of RFC 9110, 13.2.2. */
export function checkPreconditions(headers: IncomingHttpHeaders, version: Version): Precondition {
  const modified = wholeSeconds(version.modifiedAt);
  const ifMatch = headers['if-match'];
  if (ifMatch === undefined) {
    const unmodifiedSince = timeOf(headers['if-unmodified-since']);
    if (unmodifiedSince !== null && modified > unmodifiedSince) return 412;
  } else if (!namesStrongly(ifMatch, version.etag)) return 412;

  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch !== undefined) return namesWeakly(ifNoneMatch, version.etag) ? 304 : 'holds';
  const modifiedSince = timeOf(headers['if-modified-since']);
  return modifiedSince !== null && modified <= modifiedSince ? 304 : 'holds';
}

/** Whether a range may be sent: without `If-Range`, or if the client's version is current (13.1.5). */
export function rangeMayBeSent(headers: IncomingHttpHeaders, version: Version): boolean {
  const ifRange = headers['if-range'];
  if (typeof ifRange !== 'string') return true;
  if (ifRange.startsWith('"')) return ifRange === quoted(version.etag);
  return timeOf(ifRange) === wholeSeconds(version.modifiedAt);
}

export function quoted(etag: string): string {
  return `"${etag}"`;
}

function tagsOf(list: string): readonly string[] {
  return list.split(',').map((tag) => tag.trim());
}

function namesStrongly(list: string, etag: string): boolean {
  return list.trim() === '*' || tagsOf(list).includes(quoted(etag));
}

function namesWeakly(list: string, etag: string): boolean {
  return list.trim() === '*' || tagsOf(list).some((tag) => tag.replace(/^W\//, '') === quoted(etag));
}

/** Null for an invalid date, which is ignored. */
function timeOf(date: string | undefined): number | null {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? null : time;
}

/** With the precision of HTTP dates. */
function wholeSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000) * 1000;
}
