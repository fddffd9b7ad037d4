import type { TitleFeatures } from './title-index.js';

/** Orders of the catalog that are the same for everyone: numbers of titles, best first. */
export interface TitleCharts {
  readonly mostPopular: Uint32Array;
  /** The position of each title by popularity, from 0. */
  readonly popularityRanks: Uint32Array;
  /** Latest release first; undated titles are left out. */
  readonly newest: Uint32Array;
  /** Best rated first; unrated titles are left out. */
  readonly bestRated: Uint32Array;
}

export function createTitleCharts(titles: readonly TitleFeatures[]): TitleCharts {
  const rate = weightedRating(titles);
  const mostPopular = descending(titles, (title) => title.popularity);
  return {
    mostPopular,
    popularityRanks: placesIn(mostPopular),
    newest: descending(titles, (title) => title.releasedAt?.getTime() ?? null),
    bestRated: descending(titles, rate),
  };
}

function placesIn(order: Uint32Array): Uint32Array {
  const places = new Uint32Array(order.length);
  for (const [place, title] of order.entries()) places[title] = place;
  return places;
}

/** Titles by a value, greatest first; those without one are left out, and ties keep the index's order. */
function descending(
  titles: readonly TitleFeatures[],
  valueOf: (title: TitleFeatures) => number | null,
): Uint32Array {
  const values = Float64Array.from(titles, (title) => valueOf(title) ?? Number.NaN);
  const valued = Uint32Array.from(values.keys()).filter((title) => !Number.isNaN(values[title]));
  return valued.toSorted((one, other) => values[other]! - values[one]! || one - other);
}

/**
 * Averages ratings with few votes towards the catalog's mean: each title counts as if it had a typical number of
 * average votes in addition to its own (Bayesian average, as in IMDb's Top 250).
 */
function weightedRating(titles: readonly TitleFeatures[]): (title: TitleFeatures) => number | null {
  const rated = titles.filter((title) => title.averageRating !== null);
  const mean = rated.reduce((sum, title) => sum + (title.averageRating ?? 0), 0) / rated.length;
  const typicalVotes = rated.reduce((sum, title) => sum + title.voteCount, 0) / rated.length;
  return ({ averageRating, voteCount }) => {
    if (averageRating === null) return null;
    const votes = voteCount + typicalVotes;
    return votes === 0 ? mean : (averageRating * voteCount + mean * typicalVotes) / votes;
  };
}
