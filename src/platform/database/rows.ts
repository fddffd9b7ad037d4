import type pg from 'pg';
import { inTransaction } from './transaction.js';

const USUAL_ROWS_AT_A_TIME = 10_000;

/** A statement with the types of its columns. */
export interface RowQuery<Row extends unknown[]> {
  readonly text: string;
  readonly values?: unknown[];
  readonly row?: Row;
  /** Fewer for large rows. */
  readonly rowsAtATime?: number;
}

/**
 * Passes the rows of a query, as arrays of columns, to a reader: some thousands at a time by a server-side cursor, so
 * that memory does not grow with their number.
 */
export function forEachRows<Row extends unknown[]>(
  pool: pg.Pool,
  query: RowQuery<Row>,
  read: (rows: Row[]) => void,
): Promise<void> {
  const { rowsAtATime = USUAL_ROWS_AT_A_TIME } = query;
  return inTransaction(pool, async (client) => {
    await client.query(`DECLARE everything NO SCROLL CURSOR FOR ${query.text}`, query.values);
    let fetched: number;
    do {
      const { rows } = await client.query<Row>({
        text: `FETCH ${rowsAtATime} FROM everything`,
        rowMode: 'array',
      });
      read(rows);
      fetched = rows.length;
    } while (fetched === rowsAtATime);
  });
}
