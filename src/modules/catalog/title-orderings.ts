import type { Prisma } from '../../generated/prisma/client.js';
import { decodeCursor, encodeCursor } from '../../shared/cursor.js';
import { InvalidInputError } from '../../shared/domain-error.js';
import { isId } from '../../shared/ids.js';
import type { TitleOrder } from './title.repository.js';

interface SortKeys {
  readonly id: string;
  readonly name: string;
  readonly popularity: number;
  readonly releaseDate: Date | null;
  readonly averageRating: number | null;
}

/**
 * An order of the catalog that can be cut anywhere: how to sort, and how to go on after a row. Where a condition
 * says "at most" before it says "less, or the same and …", it does so for the index, which can then begin there.
 */
interface Ordering {
  readonly orderBy: Prisma.TitleOrderByWithRelationInput[];
  cursorOf(row: SortKeys): string;
  after(cursor: string): Prisma.TitleWhereInput;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NO_DATE = '0001-01-01';
const NO_RATING = -1;

function readKey<Value extends string | number>(cursor: string, type: 'string' | 'number'): [Value, string] {
  const [value, id] = decodeCursor(cursor, [type, 'string']) as [Value, string];
  if (!isId(id)) throw new InvalidInputError({ after: 'This cursor does not belong to this list.' });
  return [value, id];
}

const byPopularity: Ordering = {
  orderBy: [{ popularity: 'desc' }, { id: 'desc' }],
  cursorOf: (row) => encodeCursor([row.popularity, row.id]),
  after(cursor) {
    const [popularity, id] = readKey<number>(cursor, 'number');
    return { popularity: { lte: popularity }, OR: [{ popularity: { lt: popularity } }, { id: { lt: id } }] };
  },
};

const byName: Ordering = {
  orderBy: [{ name: 'asc' }, { id: 'asc' }],
  cursorOf: (row) => encodeCursor([row.name, row.id]),
  after(cursor) {
    const [name, id] = readKey<string>(cursor, 'string');
    return { name: { gte: name }, OR: [{ name: { gt: name } }, { id: { gt: id } }] };
  },
};

/** Titles without a date come last, so a cursor among them compares identifiers only. */
const byNewest: Ordering = {
  orderBy: [{ releaseDate: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
  cursorOf: (row) => encodeCursor([row.releaseDate?.toISOString().slice(0, 10) ?? NO_DATE, row.id]),
  after(cursor) {
    const [day, id] = readKey<string>(cursor, 'string');
    if (day === NO_DATE) return { releaseDate: null, id: { lt: id } };
    const releaseDate = new Date(day);
    if (!DAY.test(day) || Number.isNaN(releaseDate.getTime())) {
      throw new InvalidInputError({ after: 'This cursor does not belong to this list.' });
    }
    return {
      OR: [{ releaseDate: { lt: releaseDate } }, { releaseDate, id: { lt: id } }, { releaseDate: null }],
    };
  },
};

/** Unrated titles come last. */
const byRating: Ordering = {
  orderBy: [{ averageRating: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
  cursorOf: (row) => encodeCursor([row.averageRating ?? NO_RATING, row.id]),
  after(cursor) {
    const [averageRating, id] = readKey<number>(cursor, 'number');
    if (averageRating === NO_RATING) return { averageRating: null, id: { lt: id } };
    return {
      OR: [
        { averageRating: { lt: averageRating } },
        { averageRating, id: { lt: id } },
        { averageRating: null },
      ],
    };
  },
};

/** One per order a client may ask for (Strategy). */
export const orderings: Readonly<Record<TitleOrder, Ordering>> = {
  POPULARITY: byPopularity,
  NAME: byName,
  NEWEST: byNewest,
  RATING: byRating,
};
