import { Movie } from './movie.js';
import type { Title, TitleKind, TitleProperties } from './title.js';

const classes: Readonly<Record<TitleKind, new (properties: TitleProperties) => Title>> = {
  MOVIE: Movie,
};

/** Makes the title of the right class for its kind (Factory). */
export function restoreTitle(properties: TitleProperties): Title {
  return new classes[properties.kind](properties);
}
