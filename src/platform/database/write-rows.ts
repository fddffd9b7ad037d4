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
 * Inserts rows, or changes those whose id is there, in one statement.
 * @param condition under which a row that is there may be changed, such as `subscriptions.version < EXCLUDED.version`
 * @returns how many were written
 */
export async function putRows(
  client: DatabaseClient,
  table: string,
  rows: readonly RowValues[],
  condition = 'true',
): Promise<number> {
  const [first] = rows;
  if (!first) return 0;
  const changes = Object.keys(first)
    .filter((column) => column !== 'id')
    .map((column) => `${column} = EXCLUDED.${column}`);
  const text = `${insertion(table, rows)} ON CONFLICT (id) DO UPDATE SET ${changes.join(', ')} WHERE ${condition}`;
  return client.$executeRawUnsafe(text, JSON.stringify(rows));
}

/** Changes some columns of rows by their ids, in one statement. @returns how many were changed */
export async function updateRows(
  client: DatabaseClient,
  table: string,
  rows: readonly RowValues[],
): Promise<number> {
  const [first] = rows;
  if (!first) return 0;
  const changes = Object.keys(first)
    .filter((column) => column !== 'id')
    .map((column) => `${column} = changed.${column}`);
  return client.$executeRawUnsafe(
    `UPDATE ${table} SET ${changes.join(', ')}
     FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) AS changed WHERE ${table}.id = changed.id`,
    JSON.stringify(rows),
  );
}

/** Names of tables and columns are ours, never a caller's. */
function insertion(table: string, rows: readonly RowValues[]): string {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`;
}
