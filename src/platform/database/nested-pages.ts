import { instantCursor, readInstantCursor } from '../../shared/instant-cursor.js';
import { type Page, type PageRequest, toPage } from '../../shared/page.js';
import type { DatabaseClient } from './database.js';

/** A list that many rows each have, latest first. With the names of its table and columns. */
export interface NestedList<Row> {
  readonly table: string;
  /** The column with the owner of an entry. */
  readonly owner: string;
  /** The column that it is sorted by; needs an index on `owner`, `instant` and `id`. */
  readonly instant: string;
  readonly instantOf: (row: Row) => Date;
}

interface Place {
  readonly owner: string;
  readonly id: string;
}

/** The ids of a page of each owner's list, one entry more than requested. */
export function nestedPagesQuery(
  { table, owner, instant }: Pick<NestedList<unknown>, 'table' | 'owner' | 'instant'>,
  ownerIds: readonly string[],
  { first, after }: PageRequest,
) {
  const place = after === null ? null : readInstantCursor(after);
  const beyond = place ? `AND (${instant}, id) < ($3::timestamptz, $4::uuid)` : '';
  return {
    text: `
      SELECT owners.id AS owner, entry.id FROM unnest($1::uuid[]) AS owners (id)
      CROSS JOIN LATERAL (
        SELECT id, ${instant} AS instant FROM ${table} WHERE ${owner} = owners.id ${beyond}
        ORDER BY ${instant} DESC, id DESC LIMIT $2) AS entry
      ORDER BY entry.instant DESC, entry.id DESC`,
    values: [ownerIds, first + 1, ...(place ? [place.instant, place.id] : [])],
  };
}

/**
 * A page of each owner's list, with the same number of statements for any number of owners.
 * @param load loads rows by id, in any order
 * @returns the pages in the order of the owners
 * @throws InvalidInputError when `after` is not a cursor of such a list
 */
export async function loadNestedPages<Row extends { readonly id: string }>(
  client: DatabaseClient,
  list: NestedList<Row>,
  ownerIds: readonly string[],
  page: PageRequest,
  load: (ids: string[]) => Promise<readonly Row[]>,
): Promise<Page<Row>[]> {
  const { text, values } = nestedPagesQuery(list, ownerIds, page);
  const places = await client.$queryRawUnsafe<Place[]>(text, ...values);
  const rows = places.length === 0 ? [] : await load(places.map(({ id }) => id));
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return ownerIds.map((ownerId) => {
    const own = places.filter(({ owner }) => owner === ownerId).flatMap(({ id }) => rowOf.get(id) ?? []);
    return toPage(own, page.first, (row) => instantCursor(list.instantOf(row), row.id));
  });
}
