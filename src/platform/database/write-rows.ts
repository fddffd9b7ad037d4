import type { DatabaseClient } from './database.js';

/** Rows as objects by column name, in JSON: a Date becomes a string. */
export type RowValues = Readonly<Record<string, unknown>>;

/**
 * Inserts rows in one statement. They are sent as one JSON value, and converted by the table's own type.
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
 * Updates some columns of rows by id, in one statement.
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

/** Names of tables and columns are constants of the program, never input. */
function insertion(table: string, rows: readonly RowValues[]): string {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`;
}
