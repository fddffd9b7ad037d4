import type pg from 'pg';

/**
 * Finds the people of these names, adding those that are missing.
 * @returns their ids by name
 */
export async function ensurePeople(
  client: pg.ClientBase,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  await client.query(
    `INSERT INTO people (id, name) SELECT uuid_v7(), name FROM unnest($1::text[]) AS wanted (name)
     ON CONFLICT DO NOTHING`,
    [names],
  );
  const { rows } = await client.query<{ id: string; name: string }>(
    'SELECT id, name FROM people WHERE name = ANY($1::text[])',
    [names],
  );
  return new Map(rows.map(({ id, name }) => [name, id]));
}
