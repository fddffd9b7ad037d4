import type pg from 'pg';

/** The database's plan of a query: one line per step. */
export async function planOf(
  pool: pg.Pool,
  { text, values }: { readonly text: string; readonly values: unknown[] },
): Promise<string> {
  const { rows } = await pool.query<[string]>({ text: `EXPLAIN ${text}`, values, rowMode: 'array' });
  return rows.map(([line]) => line).join('\n');
}
