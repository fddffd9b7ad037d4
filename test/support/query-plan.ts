import type pg from 'pg';

/** How the database goes about a query: one line for each step. */
export async function planOf(
  pool: pg.Pool,
  { text, values }: { readonly text: string; readonly values: unknown[] },
): Promise<string> {
  const { rows } = await pool.query<[string]>({ text: `EXPLAIN ${text}`, values, rowMode: 'array' });
  return rows.map(([line]) => line).join('\n');
}
