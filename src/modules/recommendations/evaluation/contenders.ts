import { CosineNeighbours } from '../domain/cosine-neighbours.js';
import { easeScores, solveEase, type ViewerScores } from '../domain/ease.js';
import { graphFilterScores, learnGraphFilter } from '../domain/graph-filter.js';
import { diversifiedRanking } from '../domain/home-rails.js';
import { blendedScores } from '../domain/hybrid-recommender.js';
import { historyOf } from '../domain/interaction-matrix.js';
import { transposed } from '../domain/neighbour-lists.js';
import { createRandomNumbers } from '../domain/random-numbers.js';
import { rankByPlan } from '../domain/recommendation-plans.js';
import type { ServingModel } from '../domain/serving-model.js';
import { type StrategyWeight, weightsFor } from '../domain/strategy-weights.js';
import type { Feedback } from '../learning/feedback.js';
import { learnModel, servingModelOf } from '../learning/learn-model.js';
import type { Split } from '../learning/splits.js';
import { type FactsByTitle, tasteOf } from '../learning/training-model.js';
import { feedbackOf, type TrainingSet } from '../learning/training-set.js';
import { learnRandomWalk } from './random-walk.js';

/** A recommender that can be evaluated on who liked what. */
export interface Contender {
  readonly name: string;
  /** With its parameters. */
  readonly description: string;
  learn(training: TrainingSet): ViewerScores;
  /** Why it cannot learn from a training set, in a few words; null if it can. */
  cannotLearn?(training: TrainingSet): string | null;
}

/** As many as the service ranks. */
const RANKED = 200;
const DAY_SECONDS = 86_400;
/** Takes about a minute, and half a gigabyte. */
const LARGEST_EASE = 4_000;

/** The baseline of chance. */
export const random = (seed: number): Contender => ({
  name: 'Random',
  description: `seed ${seed}`,
  learn:
    ({ matrix }) =>
    (viewer) => {
      const next = createRandomNumbers(seed + viewer);
      return Float64Array.from({ length: matrix.titles }, next);
    },
});

/** Most liked first, for everybody. */
export const popularity: Contender = {
  name: 'Popularity',
  description: 'viewers of each title',
  learn({ matrix: { titles, titleOffsets } }) {
    const counts = Float64Array.from(
      { length: titles },
      (_none, title) => titleOffsets[title + 1]! - titleOffsets[title]!,
    );
    return () => counts;
  },
};

/** Recently liked, for everybody: a like counts half for each half-life before the latest one. */
export const trending = (halfLifeDays: number): Contender => ({
  name: 'Trending',
  description: `half-life ${halfLifeDays} d`,
  learn({ matrix: { titles, titlesByViewer }, times }) {
    const latest = times.reduce((most, time) => Math.max(most, time), 0);
    const scores = new Float64Array(titles);
    for (const [at, title] of titlesByViewer.entries()) {
      scores[title]! += 0.5 ** ((latest - times[at]!) / (halfLifeDays * DAY_SECONDS));
    }
    return () => scores;
  },
});

/** Shrunk cosine between titles by common viewers: the sum of a title's similarities to the history. */
export const itemNeighbours = (neighbours: number, shrinkage: number): Contender => ({
  name: 'ItemKNN',
  description: `k ${neighbours}, shrinkage ${shrinkage}`,
  learn({ matrix }) {
    const lists = new CosineNeighbours(matrix, { neighbours, shrinkage }).learn();
    const { offsets, neighbours: followers, similarities } = transposed(lists);
    return (viewer) => {
      const scores = new Float64Array(matrix.titles);
      for (const watched of historyOf(matrix, viewer)) {
        for (let at = offsets[watched]!; at < offsets[watched + 1]!; at += 1) {
          scores[followers[at]!]! += similarities[at]!;
        }
      }
      return scores;
    };
  },
});

export const ease = (regularisation: number): Contender => ({
  name: 'EASE^R',
  description: `λ ${regularisation}`,
  cannotLearn({ matrix: { viewers, titles } }) {
    const size = Math.min(viewers, titles);
    return size > LARGEST_EASE
      ? `${size} × ${size} is too much to invert; the most is ${LARGEST_EASE}`
      : null;
  },
  learn: ({ matrix }) => easeScores(matrix, solveEase(matrix, regularisation)),
});

/** GF-CF as published, without a limit to the neighbours of a title. */
export const graphFilter = (rank: number, smoothness: number, seed: number): Contender => ({
  name: 'GF-CF',
  description: `rank ${rank}, α ${smoothness}`,
  learn: ({ matrix }) =>
    graphFilterScores(matrix, learnGraphFilter(matrix, { rank, seed }), { smoothness, leadingShare: 1 }),
});

export const randomWalk = (neighbours: number, alpha: number, beta: number): Contender => ({
  name: 'RP3beta',
  description: `k ${neighbours}, α ${alpha}, β ${beta}`,
  learn: ({ matrix }) => learnRandomWalk(matrix, { neighbours, alpha, beta }),
});

export interface ServedOptions {
  readonly facts: FactsByTitle;
  /** Splits the training data for validation, in the way the evaluation splits its data. */
  readonly validate: (feedback: Feedback) => readonly Split[];
}

/**
 * The recommenders that the platform serves, with the same code: each strategy alone, and all of them with learned
 * weights.
 */
export function servedContenders({ facts, validate }: ServedOptions): Contender[] {
  let latest: { readonly of: TrainingSet; readonly model: ServingModel } | null = null;

  /** Shared, so that each training set is learned once. */
  function learnOnce(training: TrainingSet): ServingModel {
    if (latest?.of !== training) {
      const learned = learnModel(feedbackOf(training), facts, validate);
      latest = { of: training, model: servingModelOf(learned, facts) };
    }
    return latest.model;
  }

  const contender = (
    name: string,
    description: string,
    weightsOf: (model: ServingModel, titles: number) => readonly StrategyWeight[],
  ): Contender => ({
    name,
    description,
    learn(training) {
      const model = learnOnce(training);
      return (viewer) => {
        const taste = tasteOf(training, viewer, model.titles);
        return blendedScores(model, taste, weightsOf(model, taste.watched.length));
      };
    },
  });

  return [
    contender('Content', 'as served: genres, people, tags, era', () => [{ strategy: 'CONTENT', weight: 1 }]),
    contender('Collaborative', 'as served: EASE^R or GF-CF, fading', () => [
      { strategy: 'COLLABORATIVE', weight: 1 },
    ]),
    contender('Season', 'as served: half-life 90 d', () => [{ strategy: 'TRENDING', weight: 1 }]),
    contender('Fresh', 'as served: half-life 2 years of release', () => [
      { strategy: 'FRESHNESS', weight: 1 },
    ]),
    {
      name: 'For you',
      description: 'as served: the hybrid, diversified',
      learn(training) {
        const model = learnOnce(training);
        return (viewer) => {
          const ranking = rankByPlan(model, tasteOf(training, viewer, model.titles), 'HYBRID', RANKED);
          return scoresOfPlaces(diversifiedRanking(model, ranking, RANKED), model.titles.size);
        };
      },
    },
    contender('Hybrid', 'as served', ({ strategyWeights }, titles) => weightsFor(strategyWeights, titles)),
  ];
}

/** Turns an order into scores. */
function scoresOfPlaces(order: readonly number[], titles: number): Float64Array {
  const scores = new Float64Array(titles);
  for (const [place, title] of order.entries()) scores[title] = 1 / (1 + place);
  return scores;
}
