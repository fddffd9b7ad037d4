import type { ByteRange } from '../media-storage.js';

const RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/i;

/**
 * The byte range of a `Range` header (RFC 9110, 14.1.2): `undefined` for the whole file, also for several ranges or
 * an invalid header, which may be ignored; null if the range cannot be satisfied.
 */
export function requestedRange(header: string | undefined, size: number): ByteRange | null | undefined {
  const [, first, last] = RANGE.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? null : { first: size - length, last: size - 1 };
  }
  if (last !== '' && Number(last) < Number(first)) return undefined;
  if (Number(first) >= size) return null;
  return { first: Number(first), last: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}
