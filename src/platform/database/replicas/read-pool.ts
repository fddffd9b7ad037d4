import type { QueryConfig, QueryResult, QueryResultRow } from 'pg';

/** Runs single read statements, on one pool or a choice of several. */
export interface ReadPool {
  query<Row extends QueryResultRow = QueryResultRow>(
    statement: string | QueryConfig,
    values?: unknown[],
  ): Promise<QueryResult<Row>>;
}
