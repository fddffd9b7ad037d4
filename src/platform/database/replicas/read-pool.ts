import type { QueryConfig, QueryResult, QueryResultRow } from 'pg';

/** Where single statements that only read are sent: a pool, or a choice between several. */
export interface ReadPool {
  query<Row extends QueryResultRow = QueryResultRow>(
    statement: string | QueryConfig,
    values?: unknown[],
  ): Promise<QueryResult<Row>>;
}
