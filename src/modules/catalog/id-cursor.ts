import { decodeCursor, encodeCursor } from '../../shared/cursor.js';
import { InvalidInputError } from '../../shared/domain-error.js';
import { isId } from '../../shared/ids.js';

/** The cursor of a list that is ordered by id. */
export function idCursor(id: string): string {
  return encodeCursor([id]);
}

/** @throws InvalidInputError */
export function readIdCursor(cursor: string): string {
  const [id] = decodeCursor(cursor, ['string']) as [string];
  if (!isId(id)) throw new InvalidInputError({ after: 'This cursor does not belong to this list.' });
  return id;
}
