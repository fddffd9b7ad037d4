import type { PlanTier } from '../../../src/shared/plan-tier.js';
import { filmGenres } from './film-genres.js';
import { filmName } from './film-name.js';
import { maturityOf } from './maturity.js';
import { filmPopularity } from './popularity.js';
import { type ReleaseDate, releaseDate } from './release-date.js';
import { requiredTiers } from './required-tier.js';
import { createRunningTimes } from './running-time.js';
import type { SourceFilm } from './source-film.js';

/** A film as the catalog takes it. */
export interface Film {
  /** Its name and year, the same whenever and wherever the source is read. */
  readonly sourceId: string;
  readonly name: string;
  readonly releaseDate: string;
  readonly releaseYear: number;
  readonly genres: readonly string[];
  readonly maturityRating: string | null;
  readonly minimumAge: number;
  readonly runtimeSeconds: number;
  readonly runtimeIsEstimated: boolean;
  readonly averageRating: number | null;
  readonly voteCount: number;
  readonly popularity: number;
  readonly studio: string | null;
  readonly director: string | null;
  readonly requiredTier: PlanTier | null;
}

export interface CleanedFilms {
  readonly films: readonly Film[];
  /** How many films were left out, by reason. */
  readonly dropped: ReadonlyMap<string, number>;
}

interface NamedFilm {
  readonly sourceId: string;
  readonly name: string;
  readonly released: ReleaseDate;
  readonly genres: readonly string[];
  readonly minutes: number | null;
  readonly popularity: number;
  readonly source: SourceFilm;
}

/** Turns the source's films into a catalog's: each rule in a function of its own, what fits none is counted. */
export function cleanFilms(sources: readonly SourceFilm[]): CleanedFilms {
  const dropped = new Map<string, number>();
  const drop = (reason: string) => dropped.set(reason, (dropped.get(reason) ?? 0) + 1);
  const named = new Map<string, NamedFilm>();
  for (const source of sources) {
    const film = nameFilm(source);
    if (typeof film === 'string') drop(film);
    else if (named.has(film.sourceId)) drop('listed twice');
    else named.set(film.sourceId, film);
  }
  return { films: completeFilms([...named.values()]), dropped };
}

/** Settles what a film is identified by, or says why it cannot be. */
function nameFilm(source: SourceFilm): NamedFilm | string {
  const released = releaseDate(source['Release Date']);
  if (released === null) return 'no release date';
  const name = filmName(source.Title, released.year);
  if (name === null) return 'no title';
  return {
    sourceId: [name, released.year, source.Director ?? ''].map(keyPart).filter(Boolean).join('-'),
    name,
    released,
    genres: filmGenres(source),
    minutes: source['Running Time min'],
    popularity: filmPopularity(source['IMDB Votes'] ?? 0, source['Worldwide Gross'] ?? 0),
    source,
  };
}

function keyPart(part: string | number): string {
  return String(part)
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

/** Adds what can only be told from all films together: running times and plans. */
function completeFilms(named: readonly NamedFilm[]): Film[] {
  const runningTime = createRunningTimes(named);
  const tiers = requiredTiers(
    named.map(({ sourceId, popularity, released }) => ({ sourceId, popularity, releaseYear: released.year })),
  );
  return named.map((film) => {
    const maturity = maturityOf(film.source['MPAA Rating']);
    const runtime = runningTime(film);
    return {
      sourceId: film.sourceId,
      name: film.name,
      releaseDate: film.released.day,
      releaseYear: film.released.year,
      genres: film.genres,
      maturityRating: maturity.rating,
      minimumAge: maturity.minimumAge,
      runtimeSeconds: runtime.seconds,
      runtimeIsEstimated: runtime.isEstimated,
      averageRating: film.source['IMDB Rating'],
      voteCount: film.source['IMDB Votes'] ?? 0,
      popularity: film.popularity,
      studio: film.source.Distributor,
      director: film.source.Director,
      requiredTier: tiers.get(film.sourceId) ?? null,
    };
  });
}
