import { CosineNeighbours } from '../domain/cosine-neighbours.js';
import { easeScores, solveEase } from '../domain/ease.js';
import { graphFilterScores, learnGraphFilter } from '../domain/graph-filter.js';
import { historyOf } from '../domain/interaction-matrix.js';
import { transposed } from '../domain/neighbour-lists.js';
import { createRandomNumbers } from '../domain/random-numbers.js';
import type { Contender } from './contender.js';
import { learnRandomWalk } from './random-walk.js';

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
