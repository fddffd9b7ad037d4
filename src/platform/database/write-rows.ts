import type { DatabaseClient } from './database.js';

/** Rows by the names of their columns. What JSON cannot hold, such as a Date, is written as JSON writes it. */
export type RowValues = Readonly<Record<string, unknown>>;

/**
 * Inserts rows in one statement. They travel as one JSON value, and the table's own type gives theirs.
 * @returns how many there are
 */
export async function insertRows(
  client: DatabaseClient,
  table: string,
  rows: readonly RowValues[],
): Promise<number> {
  if (rows.length === 0) return 0;
  return client.$executeRawUnsafe(insertion(table, rows), JSON.stringify(rows));
}

/**
 * Changes some columns of rows by their ids, in one statement.
 * @param condition under which a row may be changed, such as `plans.version < changed.version`
 * @returns how many were changed
 */
export async function updateRows(
  client: DatabaseClient,
  table: string,
  rows: readonly RowValues[],
  condition = 'true',
): Promise<number> {
  const [first] = rows;
  if (!first) return 0;
  const changes = Object.keys(first)
    .filter((column) => column !== 'id')
    .map((column) => `${column} = changed.${column}`);
  return client.$executeRawUnsafe(
    `UPDATE ${table} SET ${changes.join(', ')}
     FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) AS changed
     WHERE ${table}.id = changed.id AND ${condition}`,
    JSON.stringify(rows),
  );
}

/** Names of tables and columns are ours, never a caller's. */
function insertion(table: string, rows: readonly RowValues[]): string {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`;
}
