import type { ReadPool } from '../../platform/database/replicas/read-pool.js';
import { isId } from '../../shared/ids.js';
import { type PageRequest, toPage } from '../../shared/page.js';
import type { Audience, TitleFilter, TitleListRepository, TitleOrder } from './title.repository.js';
import { audienceCondition, columnsOfTitle, filterConditions, type Place } from './title-conditions.js';
import { cursorOf, orderings, readCursor } from './title-orderings.js';

interface Row {
  readonly id: string;
  readonly key: string | number;
}

export function createPostgresTitleListRepository(pool: ReadPool): TitleListRepository {
  return {
    async list(filter, audience, order, page) {
      if (hasInvalidId(filter)) return { edges: [], hasNextPage: false };
      const { rows } = await pool.query<Row>(titleListQuery(filter, audience, order, page));
      return toPage(rows, page.first, cursorOf);
    },
  };
}

/** An invalid id matches no title. */
function hasInvalidId({ genreId, personId }: TitleFilter): boolean {
  return [genreId, personId].some((id) => id !== null && id !== undefined && !isId(id));
}

/** Episodes have indexes of their own, as have films and series: the planner has to see which are wanted. */
function kindCondition(kind: TitleFilter['kind'], place: Place): string {
  if (kind === 'EPISODE') return `title.kind = 'EPISODE'`;
  const whole = `title.kind <> 'EPISODE'`;
  return kind ? `${whole} AND title.kind = ${place(kind)}::title_kind` : whole;
}

/** A page of the catalog, with one title more than requested. */
export function titleListQuery(
  filter: TitleFilter,
  audience: Audience,
  order: TitleOrder,
  { first, after }: PageRequest,
) {
  const values: unknown[] = [];
  const place = (value: unknown) => `$${values.push(value)}`;
  const ordering = orderings[order];
  const { key, type, direction } = ordering;
  const conditions = [
    `title.status = 'PUBLISHED'`,
    kindCondition(filter.kind, place),
    audienceCondition(columnsOfTitle('title'), audience, place),
    ...filterConditions(filter, place),
  ];
  if (after !== null) {
    const [value, id] = readCursor(ordering, after);
    const beyond = direction === 'ASC' ? '>' : '<';
    conditions.push(`(${key}, title.id) ${beyond} (${place(value)}::${type}, ${place(id)}::uuid)`);
  }
  const text = `
    SELECT title.id, ${type === 'date' ? `(${key})::text` : key} AS key
    FROM titles AS title
    WHERE ${conditions.join('\n AND ')}
    ORDER BY ${key} ${direction}, title.id ${direction}
    LIMIT ${place(first + 1)}`;
  return { text, values };
}
