import { freshnessOf } from './freshness.js';
import { type Neighbour, NeighbourListsBuilder } from './neighbour-lists.js';
import type { RegionalTrends } from './regional-trends.js';
import type { ServingModel } from './serving-model.js';
import type { Taste, WatchedTitle } from './taste.js';
import { type TitleFeatures, TitleIndex } from './title-index.js';
import { createChart, type TrendingEntry } from './trends.js';
import { unexploredOn } from './unexplored.js';

const NOW = new Date('2026-06-01');

/** Small models for tests: titles have numbers, genres have names. */
function aTitle(index: number, features: Partial<TitleFeatures> = {}): TitleFeatures {
  return {
    id: `title-${index}`,
    name: `Title ${index}`,
    genreIds: [],
    people: [],
    tags: [],
    minimumAge: 0,
    popularity: 0,
    averageRating: null,
    voteCount: 0,
    releasedAt: null,
    ...features,
  };
}

export function aModel(parts: {
  titles: readonly Partial<TitleFeatures>[];
  neighbours?: readonly Neighbour[];
  trending?: readonly TrendingEntry[];
  regionalTrends?: RegionalTrends;
}): ServingModel {
  const features = parts.titles.map((title, index) => aTitle(index, title));
  const genreIds = [...new Set(features.flatMap((title) => title.genreIds))];
  const neighbours = new NeighbourListsBuilder(features.length);
  for (const neighbour of parts.neighbours ?? []) neighbours.add(neighbour);
  const chart = createChart(parts.trending ?? [], features.length);
  const titles = new TitleIndex(
    features,
    genreIds.map((id) => ({ id, name: id })),
  );
  return {
    revision: 'revision-1',
    modelVersion: 'model-1',
    titles,
    neighbours: neighbours.build(),
    strategyWeights: [],
    trends: { DAY: chart, WEEK: chart, MONTH: chart, SEASON: chart },
    regionalTrends: parts.regionalTrends ?? new Map(),
    freshness: freshnessOf(titles, NOW),
    unexplored: unexploredOn(NOW, titles, chart),
    experiment: null,
  };
}

interface TasteParts extends Partial<Omit<Taste, 'watched'>> {
  /** `WATCHED` by default. */
  readonly watched?: readonly (Omit<WatchedTitle, 'feedback'> & Partial<WatchedTitle>)[];
}

export function aTaste(parts: TasteParts = {}): Taste {
  const watched = (parts.watched ?? []).map((each) => ({ feedback: 'WATCHED' as const, ...each }));
  return {
    profileId: 'profile-1',
    known: new Set(watched.map(({ title }) => title)),
    weights: new Map(watched.map(({ title, weight }) => [title, weight])),
    favouriteGenres: [],
    maturityLimit: 18,
    region: null,
    closed: new Set(),
    ...parts,
    watched,
  };
}
