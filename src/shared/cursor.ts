import { InvalidInputError } from './domain-error.js';

/** Encodes the sort key of a row as an opaque cursor. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * Decodes a cursor of `encodeCursor`.
 * @throws InvalidInputError when it is invalid, or from a list with another order; no stored text contains U+0000
 */
export function decodeCursor(cursor: string, types: readonly ('string' | 'number')[]): (string | number)[] {
  const key = parse(cursor);
  const fits =
    Array.isArray(key) &&
    key.length === types.length &&
    key.every((part, index) => typeof part === types[index] && !String(part).includes('\0'));
  if (!fits) throw new InvalidInputError({ after: 'This cursor does not belong to this list.' });
  return key;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}
