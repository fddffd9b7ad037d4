import type pg from 'pg';
import { genreSlug } from '../../src/shared/genre-slug.js';

interface StoredGenre {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
}

/**
 * Finds the genres of these names, making those that are missing. Names that are but spelt in other ways are of one genre.
 * @returns their ids by name
 */
export async function ensureGenres(
  client: pg.ClientBase,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const slugs = names.map(genreSlug);
  await client.query(
    `INSERT INTO genres (id, slug, name)
     SELECT uuid_v7(), slug, name FROM unnest($1::text[], $2::text[]) AS wanted (name, slug)
     ON CONFLICT DO NOTHING`,
    [names, slugs],
  );
  const { rows } = await client.query<StoredGenre>(
    'SELECT id, name, slug FROM genres WHERE name = ANY($1::text[]) OR slug = ANY($2::text[])',
    [names, slugs],
  );
  const bySlug = new Map(rows.map(({ id, slug }) => [slug, id]));
  const byName = new Map(rows.map(({ id, name }) => [name, id]));
  return new Map(
    names.flatMap((name) => {
      const id = byName.get(name) ?? bySlug.get(genreSlug(name));
      return id === undefined ? [] : [[name, id] as const];
    }),
  );
}
