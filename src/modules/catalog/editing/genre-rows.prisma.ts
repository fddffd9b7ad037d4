import type { DatabaseClient } from '../../../platform/database/database.js';
import { genreSlug } from '../../../shared/genre-slug.js';
import { newId } from '../../../shared/ids.js';
import type { TitleEditingRepository } from './title-editing.repository.js';

/** The genres that titles may have. */
export function createGenreRows(
  client: DatabaseClient,
): Pick<TitleEditingRepository, 'ensureGenres' | 'findGenres'> {
  return {
    async ensureGenres(names) {
      const wanted = [...new Set(names)].toSorted();
      await client.genre.createMany({
        data: wanted.map((name) => ({ id: newId(), name, slug: genreSlug(name) })),
        skipDuplicates: true,
      });
      const genres = await client.genre.findMany({
        where: { OR: [{ name: { in: wanted } }, { slug: { in: wanted.map(genreSlug) } }] },
      });
      const found = wanted.map(
        (name) =>
          genres.find((genre) => genre.name === name) ?? genres.find(({ slug }) => slug === genreSlug(name)),
      );
      return [...new Set(found)].flatMap((genre) => (genre ? [{ id: genre.id, name: genre.name }] : []));
    },

    findGenres: (ids) =>
      client.genre.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } }),
  };
}
