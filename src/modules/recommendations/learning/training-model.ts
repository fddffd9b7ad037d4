import { freshnessOf } from '../domain/freshness.js';
import { WHOLE_WEIGHT } from '../domain/interaction-matrix.js';
import type { NeighbourLists } from '../domain/neighbour-lists.js';
import type { ServingModel } from '../domain/serving-model.js';
import type { LearnedWeights } from '../domain/strategy-weights.js';
import { createTaste, type Interaction, type Taste } from '../domain/taste.js';
import { TitleIndex } from '../domain/title-index.js';
import { createChart, TREND_RULES, type TrendingChart, type TrendingWindow } from '../domain/trends.js';
import type { TrainingSet } from './training-set.js';

/** The features of a title besides who liked it. */
export interface TitleFacts {
  readonly genres: readonly number[];
  readonly people: readonly string[];
  readonly tags: readonly string[];
  readonly releasedAt: Date | null;
}

/** By the title numbers of the feedback; titles that are missing have no features. */
export type FactsByTitle = ReadonlyMap<number, TitleFacts>;

const HOUR_SECONDS = 3_600;
const NO_LIMIT = 18;
const NOTHING_KNOWN: TitleFacts = { genres: [], people: [], tags: [], releasedAt: null };

/**
 * The model that a service would have served at the end of a training set, without knowledge of later data: its
 * titles, their popularity, what was trending, and what was learned.
 */
export function trainingModel(
  training: TrainingSet,
  facts: FactsByTitle,
  learned: { readonly neighbours: NeighbourLists; readonly strategyWeights: LearnedWeights },
): ServingModel {
  const titles = titleIndexOf(training, facts);
  return {
    revision: 'training',
    modelVersion: 'training',
    titles,
    ...learned,
    trends: {
      DAY: chartOf(training, 'DAY'),
      WEEK: chartOf(training, 'WEEK'),
      MONTH: chartOf(training, 'MONTH'),
      SEASON: chartOf(training, 'SEASON'),
    },
    regionalTrends: new Map(),
    freshness: freshnessOf(titles, new Date(latestOf(training) * 1_000)),
    unexplored: { day: '', titles: new Uint32Array(0) },
    experiment: null,
  };
}

/** The titles of a training set, with their popularity in it. */
export function titleIndexOf({ matrix, titleIds }: TrainingSet, facts: FactsByTitle): TitleIndex {
  const genres = new Set<number>();
  const titles = Array.from(titleIds, (titleId, title) => {
    const { genres: own, people, tags, releasedAt } = facts.get(titleId) ?? NOTHING_KNOWN;
    for (const genre of own) genres.add(genre);
    return {
      id: String(title),
      name: String(titleId),
      genreIds: own.map(String),
      people,
      tags,
      minimumAge: 0,
      popularity: matrix.titleOffsets[title + 1]! - matrix.titleOffsets[title]!,
      averageRating: null,
      voteCount: 0,
      releasedAt,
    };
  });
  return new TitleIndex(
    titles,
    Array.from(genres, (genre) => ({ id: String(genre), name: String(genre) })),
  );
}

/** The time of the latest feedback, in seconds since 1970. */
function latestOf({ times }: TrainingSet): number {
  return times.reduce((most, time) => Math.max(most, time), 0);
}

function chartOf(training: TrainingSet, window: TrendingWindow): TrendingChart {
  const { hours, halfLifeHours } = TREND_RULES[window];
  const { matrix, times } = training;
  const latest = latestOf(training);
  const scores = new Float64Array(matrix.titles);
  const views = new Uint32Array(matrix.titles);
  for (const [at, title] of matrix.titlesByViewer.entries()) {
    const age = (latest - times[at]!) / HOUR_SECONDS;
    // Without times, nothing is trending.
    if (age > hours || latest === 0) continue;
    scores[title]! += 0.5 ** (age / halfLifeHours);
    views[title]! += 1;
  }
  const entries = Array.from(scores, (score, title) => ({ title, score, views: views[title]! }));
  return createChart(
    entries.filter(({ score }) => score > 0),
    matrix.titles,
  );
}

/** A viewer of a training set as a profile; with times, later likes weigh more. */
export function tasteOf({ matrix, times }: TrainingSet, viewer: number, titles: TitleIndex): Taste {
  const begin = matrix.viewerOffsets[viewer]!;
  const end = matrix.viewerOffsets[viewer + 1]!;
  const history = Array.from(matrix.titlesByViewer.subarray(begin, end), (title, at) => ({
    titleId: String(title),
    weight: matrix.weightsByViewer[begin + at]! / WHOLE_WEIGHT,
    feedback: 'LIKED' as const,
  })).toReversed();
  const taste = createTaste(
    { interactions: history, knownTitleIds: history.map(({ titleId }) => titleId) },
    { id: String(viewer), maturityLimit: NO_LIMIT, favouriteGenreIds: [] },
    titles,
  );
  return times[end - 1]! > 0 ? taste : withoutDecay(taste, history);
}

function withoutDecay(taste: Taste, history: readonly Interaction[]): Taste {
  const weights = new Map(history.map(({ titleId, weight }) => [titleId, weight]));
  const watched = taste.watched.map((each) => ({ ...each, weight: weights.get(String(each.title))! }));
  return { ...taste, watched, weights: new Map(watched.map(({ title, weight }) => [title, weight])) };
}
