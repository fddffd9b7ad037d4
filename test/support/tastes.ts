import type { createStory } from './story.js';

const VIEWERS_PER_TASTE = 4;

/**
 * Two tastes with nothing in common: viewers of westerns and viewers of musicals, each of whom finished the first three
 * of their genre's five films. The other films are known by their genre only.
 */
export async function twoTastes(story: ReturnType<typeof createStory>) {
  const filmsOf = (genre: string) =>
    story.movies(Array.from({ length: 5 }, (_, index) => ({ name: `${genre} ${index}`, genres: [genre] })));
  const westerns = await filmsOf('Western');
  const musicals = await filmsOf('Musical');
  const audiences = [westerns, musicals].flatMap((films) => Array<string[]>(VIEWERS_PER_TASTE).fill(films));
  await Promise.all(
    audiences.map(async (films) => {
      const { viewer, profile } = await story.viewerWithProfile();
      await story.finish(viewer, profile.id, films.slice(0, 3));
    }),
  );
  return { westerns, musicals };
}
