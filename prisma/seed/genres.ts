import type pg from 'pg';

/**
 * Finds the genres of these names, making those that are missing.
 * @returns their ids by name
 */
export async function ensureGenres(
  client: pg.ClientBase,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  await client.query(
    `INSERT INTO genres (id, slug, name)
     SELECT uuid_v7(), btrim(regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g'), '-'), name
     FROM unnest($1::text[]) AS wanted (name)
     ON CONFLICT DO NOTHING`,
    [names],
  );
  const { rows } = await client.query<{ id: string; name: string }>(
    'SELECT id, name FROM genres WHERE name = ANY($1::text[])',
    [names],
  );
  return new Map(rows.map(({ id, name }) => [name, id]));
}
