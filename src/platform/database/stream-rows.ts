import type pg from 'pg';

export interface StreamedQuery {
  readonly text: string;
  readonly values?: unknown[];
}

const ROWS_AT_A_TIME = 500;

/**
 * The rows of a query, one by one: some hundreds are read at a time by a server-side cursor, so that memory does not
 * grow with their number. Holds a connection until the rows end or the reader stops.
 */
export async function* streamRows<Row extends object>(
  pool: pg.Pool,
  { text, values = [] }: StreamedQuery,
): AsyncGenerator<Row> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // Errors between two statements have no caller to report to.
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await client.query('BEGIN READ ONLY');
    await client.query(`DECLARE everything NO SCROLL CURSOR FOR ${text}`, values);
    let fetched: number;
    do {
      const { rows } = await client.query<Row>(`FETCH ${ROWS_AT_A_TIME} FROM everything`);
      yield* rows;
      fetched = rows.length;
    } while (fetched === ROWS_AT_A_TIME);
  } finally {
    // Nothing was written, so nothing is lost.
    await client.query('ROLLBACK').catch((error: Error) => {
      broken ??= error;
    });
    client.off('error', onError);
    client.release(broken);
  }
}
