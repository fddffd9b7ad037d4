import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const sourceFilm = z.object({
  // A few titles are bare numbers in the file: 300, 1776.
  Title: z.union([z.string(), z.number()]).nullable(),
  'Release Date': z.string(),
  'MPAA Rating': z.string().nullable(),
  'Running Time min': z.number().nullable(),
  Distributor: z.string().nullable(),
  Source: z.string().nullable(),
  'Major Genre': z.string().nullable(),
  'Creative Type': z.string().nullable(),
  Director: z.string().nullable(),
  'Worldwide Gross': z.number().nullable(),
  'IMDB Rating': z.number().nullable(),
  'IMDB Votes': z.number().nullable(),
});

/** A film as the npm package `vega-datasets` has it in `data/movies.json`. */
export type SourceFilm = z.infer<typeof sourceFilm>;

/**
 * Reads the films of `vega-datasets`.
 * @throws ZodError when the installed version of the package has another shape
 */
export async function readSourceFilms(): Promise<SourceFilm[]> {
  // The package exports its module alone; the data lies beside it.
  const file = new URL('../data/movies.json', import.meta.resolve('vega-datasets'));
  return z.array(sourceFilm).parse(JSON.parse(await readFile(file, 'utf8')));
}
