import type { Audience, GenreWithCount } from './title.repository.js';

/** The genres, as they were counted for an audience. */
export interface CountedGenres {
  /** By name. */
  readonly genres: readonly GenreWithCount[];
  /** When the next window opens or closes, in milliseconds since 1970: the numbers hold until then. Null where none does. */
  readonly until: number | null;
}

export interface GenreRepository {
  /** Every genre with the number of films and series that the audience may see. */
  count(audience: Audience): Promise<CountedGenres>;
}
