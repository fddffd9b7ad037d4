import type { ByteRange } from './media-storage.js';

/** @throws RangeError when the range is outside the file */
export function requireRange({ first, last }: ByteRange, size: number): void {
  const isWithin = Number.isInteger(first) && Number.isInteger(last) && 0 <= first && first <= last;
  if (!isWithin || last >= size) throw new RangeError(`A file of ${size} bytes has no ${first}-${last}.`);
}
