import { Client } from 'pg';

/** Queries a database that programs use. Rows are arrays of columns. */
export async function queryRows<Row extends readonly unknown[]>(
  url: string,
  statement: string,
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: statement, rowMode: 'array' });
    return rows as unknown as Row[];
  } finally {
    await client.end();
  }
}
