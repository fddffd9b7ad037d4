import { isCalendarDay } from '../../shared/calendar-day.js';
import { decodeCursor, encodeCursor } from '../../shared/cursor.js';
import { InvalidInputError } from '../../shared/domain-error.js';
import { isId } from '../../shared/ids.js';
import type { TitleOrder } from './title.repository.js';

/** An order of the catalog for keyset pagination: its sort key, which has an index, and its cursors. */
export interface Ordering {
  /** An expression over `title`, as in the index; titles without a value sort last. */
  readonly key: string;
  readonly type: 'float8' | 'date' | 'text';
  readonly direction: 'ASC' | 'DESC';
  /** Whether a cursor's value is valid for the key. */
  readonly isValue: (value: string | number) => boolean;
}

const isFinite = (value: string | number) => Number.isFinite(value);

/** The orders that clients may request (Strategy). */
export const orderings: Readonly<Record<TitleOrder, Ordering>> = {
  POPULARITY: { key: 'title.popularity', type: 'float8', direction: 'DESC', isValue: isFinite },
  NEWEST: {
    key: `coalesce(title.release_date, '-infinity')`,
    type: 'date',
    direction: 'DESC',
    isValue: (value) => value === '-infinity' || isCalendarDay(String(value)),
  },
  NAME: {
    key: 'title.name',
    type: 'text',
    direction: 'ASC',
    isValue: (value) => typeof value === 'string' && !value.includes('\0'),
  },
  RATING: {
    key: 'coalesce(title.average_rating, -1)',
    type: 'float8',
    direction: 'DESC',
    isValue: isFinite,
  },
};

export function cursorOf({ key, id }: { readonly key: string | number; readonly id: string }): string {
  return encodeCursor([key, id]);
}

/** @throws InvalidInputError when the cursor is not one of this order */
export function readCursor({ type, isValue }: Ordering, cursor: string): [key: string | number, id: string] {
  const [key, id] = decodeCursor(cursor, [type === 'float8' ? 'number' : 'string', 'string']) as [
    string | number,
    string,
  ];
  if (!isId(id) || !isValue(key)) {
    throw new InvalidInputError({ after: 'This cursor does not belong to this list.' });
  }
  return [key, id];
}
