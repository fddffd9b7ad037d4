import { decodeCursor, encodeCursor } from './cursor.js';
import { InvalidInputError } from './domain-error.js';
import { isId } from './ids.js';

/** Later years have more than four digits. */
const LATEST = Date.UTC(9999, 11, 31);

/** A position in a list sorted by an instant, latest first, and then by id. */
export function instantCursor(instant: Date, id: string): string {
  return encodeCursor([instant.getTime(), id]);
}

/** @throws InvalidInputError when the cursor is not one of `instantCursor` */
export function readInstantCursor(cursor: string): { readonly instant: Date; readonly id: string } {
  const [time, id] = decodeCursor(cursor, ['number', 'string']) as [number, string];
  const instant = new Date(time);
  if (!(time >= 0 && time <= LATEST) || !isId(id)) {
    throw new InvalidInputError({ after: 'This cursor does not belong to this list.' });
  }
  return { instant, id };
}

/** The same as statement parameters. @throws InvalidInputError when the cursor is not one of `instantCursor` */
export function placeOfCursor(cursor: string): [instant: Date, id: string] {
  const { instant, id } = readInstantCursor(cursor);
  return [instant, id];
}
