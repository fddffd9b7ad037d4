import { newId } from '../../../shared/ids.js';
import { minimumAgeOf } from '../../../shared/maturity-scale.js';
import { Episode } from './episode.js';
import { Movie } from './movie.js';
import { Series } from './series.js';
import type { Title, TitleKind, TitleProperties } from './title.js';
import { requireValid, type TitleDetails } from './title-details.js';

const classes: Readonly<Record<TitleKind, new (properties: TitleProperties, series: Title | null) => Title>> =
  {
    MOVIE: Movie,
    SERIES: Series,
    EPISODE: Episode,
  };

/**
 * Creates a title of the right class for its kind (Factory).
 * @param series of an episode that is to be shown: without it, the episode is not available anywhere
 */
export function restoreTitle(properties: TitleProperties, series: Title | null = null): Title {
  return new classes[properties.kind](properties, series);
}

/** The position of an episode in its series. */
export interface EpisodePlace {
  readonly seriesId: string;
  readonly seasonNumber: number;
  readonly episodeNumber: number;
}

/** The kind of a new title, and the position of an episode. */
export type NewTitle =
  | { readonly kind: 'MOVIE' | 'SERIES'; readonly details: TitleDetails }
  | { readonly kind: 'EPISODE'; readonly details: TitleDetails; readonly place: EpisodePlace };

/**
 * Creates an unpublished title.
 * @param series of an episode
 * @throws InvalidInputError
 */
export function createTitle(title: NewTitle, series: Title | null = null): Title {
  const place =
    title.kind === 'EPISODE' ? title.place : { seriesId: null, seasonNumber: null, episodeNumber: null };
  return restoreTitle({
    id: newId(),
    kind: title.kind,
    status: 'DRAFT',
    runtimeIsEstimated: false,
    averageRating: null,
    voteCount: 0,
    popularity: 0,
    version: 1,
    ...place,
    ...stored(requireValid(title.kind, title.details), series),
  });
}

/**
 * A copy of the title with other details.
 * @param series of an episode
 * @throws InvalidInputError, ConflictError when it is published and would be incomplete
 */
export function editTitle(title: Title, changes: Partial<TitleDetails>, series: Title | null = null): Title {
  const details = stored(requireValid(title.kind, { ...title.properties, ...changes }), series);
  // A running time that was entered is not an estimate any more.
  const runtimeIsEstimated = title.runtimeIsEstimated && changes.runtimeSeconds === undefined;
  const properties = { ...title.properties, ...details, runtimeIsEstimated, version: title.version + 1 };
  const edited = restoreTitle(properties);
  if (edited.status === 'PUBLISHED') edited.requirePublishable();
  return edited;
}

/** A copy of the title in another state. @throws ConflictError when it cannot be published */
export function withStatus(title: Title, status: 'PUBLISHED' | 'ARCHIVED'): Title {
  if (status === 'PUBLISHED') title.requirePublishable();
  return restoreTitle({ ...title.properties, status, version: title.version + 1 });
}

function stored(details: TitleDetails, series: Title | null) {
  return {
    ...details,
    releaseYear: details.releaseDate === null ? null : Number(details.releaseDate.slice(0, 4)),
    minimumAge: Math.max(minimumAgeOf(details.maturityRating), series?.minimumAge ?? 0),
  };
}
