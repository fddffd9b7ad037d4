import type { Audience, GenreWithCount } from './title.repository.js';
import type { Windowed } from './windowed-cache.js';

/** The genres with their counts for an audience. */
export interface CountedGenres extends Windowed {
  /** By name. */
  readonly genres: readonly GenreWithCount[];
}

export interface GenreRepository {
  /** Every genre with the number of films and series that the audience may see. */
  count(audience: Audience): Promise<CountedGenres>;
}
