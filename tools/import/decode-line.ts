import { isUtf8 } from 'node:buffer';
import { LONGEST_LINE } from './line-batches.js';
import { RejectedLine } from './rejected-line.js';

/** `utf-8-or-latin-1`: for files whose encoding varies between releases, without a declaration. */
export type Encoding = 'utf-8' | 'latin-1' | 'utf-8-or-latin-1';

/**
 * Decodes a line.
 * @throws RejectedLine when it is too long, contains a NUL or is not valid in this encoding
 */
export function decodeLine(bytes: Buffer, encoding: Encoding): string {
  if (bytes.length > LONGEST_LINE) throw new RejectedLine('the line is too long');
  if (bytes.includes(0)) throw new RejectedLine('the line holds a NUL byte');
  if (encoding === 'latin-1') return bytes.toString('latin1');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  if (encoding === 'utf-8-or-latin-1') return bytes.toString('latin1');
  throw new RejectedLine('the line is not valid UTF-8');
}
